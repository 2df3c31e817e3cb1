import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../../../shared/rpc/client.ts';
import type { Client, Handlers } from '../../../shared/rpc/contract.ts';
import { call, stream } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { serve } from '../../../shared/rpc/server.ts';
import type { Pipe } from './transports.ts';
import { transports } from './transports.ts';

const contract = {
  double: call(z.strictObject({ value: z.number() }), z.strictObject({ value: z.number() })),
  pairs: call(
    z.strictObject({ pairs: z.array(z.tuple([z.string(), z.string()])) }),
    z.strictObject({ pairs: z.array(z.tuple([z.string(), z.string()])) }),
  ),
  wait: call(z.strictObject({}), z.strictObject({})),
  count: stream(
    z.strictObject({ upTo: z.int() }),
    z.strictObject({ at: z.int() }),
    z.strictObject({ counted: z.int() }),
  ),
  fail: call(z.strictObject({ how: z.enum(['plain', 'rpc', 'output']) }), z.strictObject({})),
  repeat: call(z.strictObject({ length: z.int() }), z.strictObject({ text: z.string() })),
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(2);
}

describe.each(transports)('a contract over a %s', (_name, createPipe) => {
  let pipe: Pipe;
  let client: Client<typeof contract>;
  let reports: unknown[];
  let aborted: number;
  let waiting: number;

  const handlers: Handlers<typeof contract> = {
    double: ({ value }) => ({ value: value * 2 }),
    pairs: ({ pairs }) => ({ pairs }),
    wait: (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        waiting += 1;
        signal.addEventListener('abort', () => {
          aborted += 1;
          reject(new Error('stopped'));
        });
      }),
    async count({ upTo }, { progress }) {
      for (let at = 1; at <= upTo; at += 1) {
        progress({ at });
        if (at % 100 === 0) await wait(1);
      }
      return { counted: upTo };
    },
    fail({ how }) {
      if (how === 'plain') throw new Error('secret jl_CANARY in the message');
      if (how === 'rpc') throw new RpcError('conflict', 'The file has changed. Open it again.');
      return { extra: 'off the contract' } as never;
    },
    repeat: ({ length }) => ({ text: 'x'.repeat(length) }),
  };

  beforeEach(async () => {
    pipe = await createPipe();
    reports = [];
    aborted = 0;
    waiting = 0;
    serve(contract, handlers, pipe.served, {
      report: (error) => reports.push(error),
      maximumMessageLength: 1_000_000,
      maximumAnswerLength: 1_000_000,
    });
    client = connect(contract, pipe.caller);
  });

  afterEach(() => pipe.end());

  it('answers a call', async () => {
    expect(await client.call('double', { value: 21 })).toEqual({ value: 42 });
  });

  it('answers many calls at once, each with its own', async () => {
    const values = Array.from({ length: 60 }, (_, value) => value);
    const answers = await Promise.all(values.map((value) => client.call('double', { value })));
    expect(answers.map(({ value }) => value)).toEqual(values.map((value) => value * 2));
  });

  it('case 31: carries odd keys and long, broken and empty strings unchanged', async () => {
    const pairs: [string, string][] = [
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['', 'd'],
      ['lone \ud800', '\udc00 \u0000 \u2028'],
      ['long', 'x'.repeat(64 * 1024)],
    ];
    expect(await client.call('pairs', { pairs })).toEqual({ pairs });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('reports progress, at most ten a second, and then the answer', async () => {
    const seen: number[] = [];
    const began = performance.now();
    const answer = await client.call(
      'count',
      { upTo: 20_000 },
      {
        onProgress: ({ at }) => {
          seen.push(at);
        },
      },
    );
    const elapsed = performance.now() - began;
    expect(answer).toEqual({ counted: 20_000 });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.length).toBeLessThanOrEqual(elapsed / 100 + 1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('aborts the handler of a cancelled call, whose caller hears `cancelled` at once', async () => {
    const controller = new AbortController();
    const answer = client.call('wait', {}, { signal: controller.signal });
    await until(() => waiting === 1);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await until(() => aborted === 1);
    expect(await client.call('double', { value: 1 })).toEqual({ value: 2 });
    expect(reports).toEqual([]);
  });

  it('never sends a call whose signal is aborted already', async () => {
    const answer = client.call('wait', {}, { signal: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await client.call('double', { value: 1 });
    expect(waiting).toBe(0);
  });

  it('leaves no listener on a signal once its calls have ended', async () => {
    const controller = new AbortController();
    for (let round = 0; round < 50; round += 1) {
      await client.call('double', { value: round }, { signal: controller.signal });
    }
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('case 42: a closed port aborts every handler, fails every call as `unavailable`, and sends nothing more', async () => {
    const answers = Promise.allSettled([client.call('wait', {}), client.call('wait', {})]);
    await until(() => waiting === 2);
    pipe.caller.close();
    for (const answer of await answers) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
    }
    await until(() => aborted === 2);
    await expect(client.call('double', { value: 1 })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('case 43: an unexpected exception crosses as `internal` with a fixed sentence, and is reported', async () => {
    const answer = client.call('fail', { how: 'plain' });
    await expect(answer).rejects.toMatchObject({ code: 'internal' });
    await expect(answer).rejects.not.toThrow(/CANARY/);
    expect(reports).toHaveLength(1);
    expect(String(reports[0])).toContain('CANARY');
  });

  it('case 43: an answer off the contract crosses as `internal`', async () => {
    await expect(client.call('fail', { how: 'output' })).rejects.toMatchObject({ code: 'internal' });
    expect(reports).toHaveLength(1);
  });

  it('passes an RpcError on with its code and sentence', async () => {
    await expect(client.call('fail', { how: 'rpc' })).rejects.toMatchObject({
      name: 'RpcError',
      code: 'conflict',
      message: 'The file has changed. Open it again.',
    });
    expect(reports).toEqual([]);
  });

  it('refuses an input off the contract, extra keys included', async () => {
    await expect(client.call('double', { value: 'x' } as never)).rejects.toMatchObject({
      code: 'bad_request',
    });
    await expect(client.call('double', { value: 1, more: 2 } as never)).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  it('answers `too_large` in the place of an answer over the limit', async () => {
    await expect(client.call('repeat', { length: 1_000_001 })).rejects.toMatchObject({ code: 'too_large' });
    expect((await client.call('repeat', { length: 900_000 })).text).toHaveLength(900_000);
  });

  it('answers `too_large` to a call over the limit', async () => {
    const pairs: [string, string][] = [['a', 'x'.repeat(1_000_001)]];
    await expect(client.call('pairs', { pairs })).rejects.toMatchObject({ code: 'too_large' });
  });
});
