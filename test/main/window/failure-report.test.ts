import { expect, it } from 'vitest';
import { failureReport } from '../../../main/window/failure-report.ts';

const place = {
  version: '1.2.3',
  host: 'browser',
  part: 'main',
  at: new Date('2026-11-23T14:00:00Z'),
} as const;

it('case 56: says what went wrong, where in the program, and under which versions', () => {
  const report = failureReport(new TypeError('rows is not iterable'), place);
  expect(report).toContain('Latchkey 1.2.3, browser host, main');
  expect(report).toContain('2026-11-23T14:00:00.000Z');
  expect(report).toContain('TypeError: rows is not iterable');
  expect(report).toMatch(/ {2}at .*failure-report\.test\.ts:\d+:\d+/);
});

it.each([
  ['a quoted text', 'can not read "acme payments"', /acme/],
  ['a quotation without an end', "Unexpected token in JSON: '{ acme", /acme/],
  ['a path', 'ENOENT: no such file, open /home/kim/acme/ci.policy.json', /kim|acme|ci\.policy/],
  ['a path of Windows', 'EPERM, unlink C:\\Users\\kim\\ci.policy.json', /kim|ci\.policy/],
  ['an address', 'connect https://acme.example/x?key=1', /acme/],
  ['what may be a secret', 'got j1_8fA9c2Dd01ZZqq88 instead', /j1_/],
  ['an id', 'no row 4604a744-ab66-434e-a8a5-04639a5acd65', /4604a744/],
])('case 56: leaves out of a message %s', (_what, message, hidden) => {
  const cause = new Error(message);
  const report = failureReport(new Error(message, { cause }), place);
  expect(report).not.toMatch(hidden);
  expect(report).toContain('Caused by Error: ');
});

it('case 56: names no folder of the stack', () => {
  const error = new Error('x');
  error.stack =
    'Error: x\n    at read (file:///home/kim/latchkey/dist/main/launch.js:12:3)\n    at /home/kim/a.js:1:2';
  expect(failureReport(error, place)).toContain('  at read launch.js:12:3\n  at a.js:1:2\n');
  expect(failureReport(error, place)).not.toContain('kim');
});

it('case 56: can tell of anything that was thrown', () => {
  expect(failureReport('acme', place)).toContain('Something that is no error was thrown: string');
  expect(failureReport(undefined, place)).not.toContain('acme');
});
