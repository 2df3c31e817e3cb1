import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createFailureWatch } from '../../../main/window/failure-watch.ts';
import type { ToldFailure } from '../../../main/window/failure-watch.ts';

function watch() {
  const told: ToldFailure[] = [];
  const failures = createFailureWatch({
    version: '1.2.3',
    host: 'electron',
    clock: () => new Date('2026-11-23T14:00:00Z'),
    tell: (failure) => told.push(failure),
  });
  return { failures, told };
}

it('case 56: tells a person of the first failure of a run and of no other', () => {
  const { failures, told } = watch();
  const process = new EventEmitter();
  failures.follow(process);
  process.emit('uncaughtException', new TypeError('first'));
  process.emit('unhandledRejection', new Error('second'));
  failures.failed(new Error('third'), 'worker');
  expect(told).toHaveLength(1);
  expect(told[0]?.sentence).toMatch(/unexpected.*What you typed is kept/);
  expect(told[0]?.report).toContain('electron host, main');
  expect(told[0]?.report).toContain('TypeError: first');
});

it('case 56: tells that the worker was started again', () => {
  const { failures, told } = watch();
  failures.failed(new Error('the worker ended with code 7'), 'worker');
  expect(told[0]?.sentence).toMatch(/computes verdicts stopped .* was started again/);
});

it('hears the process no longer once it is told to stop', () => {
  const { failures, told } = watch();
  const process = new EventEmitter();
  failures.follow(process)();
  expect(process.emit('uncaughtException', new Error('late'))).toBe(false);
  expect(told).toEqual([]);
});
