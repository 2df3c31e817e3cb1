import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../../../shared/rpc/client.ts';
import { call } from '../../../shared/rpc/contract.ts';
import type { Port } from '../../../shared/rpc/port.ts';
import { serve } from '../../../shared/rpc/server.ts';

const contract = {
  echo: call(z.strictObject({ text: z.string() }), z.strictObject({ text: z.string() })),
  wait: call(z.strictObject({}), z.strictObject({})),
};

/** A port whose incoming messages the test writes itself. */
function scriptedPort() {
  const sent: string[] = [];
  const listeners = new Set<(text: string) => void>();
  const closing = new Set<() => void>();
  const port: Port = {
    send: (text) => {
      sent.push(text);
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose(listener) {
      closing.add(listener);
      return () => closing.delete(listener);
    },
    close() {
      for (const listener of closing) listener();
    },
  };
  async function receive(text: string): Promise<readonly unknown[]> {
    const before = sent.length;
    for (const listener of listeners) listener(text);
    await new Promise((resolve) => setImmediate(resolve));
    return sent.slice(before).map((message) => JSON.parse(message) as unknown);
  }
  return { port, sent, receive };
}

function serveScripted(maximumInFlight = 64) {
  const scripted = scriptedPort();
  const reports: unknown[] = [];
  const signals: AbortSignal[] = [];
  const stop = serve(
    contract,
    {
      echo: (input) => input,
      wait(_input, { signal }) {
        signals.push(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('stopped'));
          });
        });
      },
    },
    scripted.port,
    { report: (error) => reports.push(error), maximumMessageLength: 10_000, maximumInFlight },
  );
  return { ...scripted, reports, signals, stop };
}

const echo = (id: unknown): string =>
  JSON.stringify({ t: 'call', id, method: 'echo', input: { text: 'hello' } });

const nested = (depth: number): string =>
  `{"t":"call","id":3,"method":"echo","input":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('the serving side', () => {
  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['half a message', '{"t":"call"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1'],
    ['an unknown kind', '{"t":"ok","id":1,"output":{}}'],
    ['an extra key', '{"t":"call","id":1,"method":"echo","input":{"text":"x"},"extra":1}'],
    ['a key named __proto__', '{"t":"call","id":1,"method":"echo","input":{"text":"x"},"__proto__":{"a":1}}'],
    ['a negative id', echo(-1)],
    ['a broken id', echo(1.5)],
    ['an id as text', echo('1')],
    ['an infinite id', '{"t":"call","id":1e999,"method":"echo","input":{"text":"x"}}'],
    ['no id', '{"t":"call","method":"echo","input":{"text":"x"}}'],
    ['a method that is no text', '{"t":"call","id":1,"method":{},"input":{}}'],
    ['a cancel of nothing', '{"t":"cancel","id":99}'],
    ['a message 100,000 levels deep', '['.repeat(100_000)],
  ])('case 40: %s is dropped, and the next call is answered', async (_name, text) => {
    const { receive } = serveScripted();
    expect(await receive(text.slice(0, 9999))).toEqual([]);
    expect(await receive(echo(7))).toEqual([{ t: 'ok', id: 7, output: { text: 'hello' } }]);
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'unknown'])(
    'case 40: the method "%s" is unknown, and the next call is answered',
    async (method) => {
      const { receive } = serveScripted();
      const answer = await receive(JSON.stringify({ t: 'call', id: 1, method, input: {} }));
      expect(answer).toMatchObject([{ t: 'error', id: 1, code: 'unknown_method' }]);
      expect(await receive(echo(1))).toMatchObject([{ t: 'ok' }]);
    },
  );

  it('case 40: a call longer than the limit is answered `too_large` without being parsed', async () => {
    const { receive } = serveScripted();
    const text = JSON.stringify({ t: 'call', id: 5, method: 'echo', input: { text: 'x'.repeat(10_000) } });
    expect(await receive(text)).toMatchObject([{ t: 'error', id: 5, code: 'too_large' }]);
    expect(await receive(echo(6))).toMatchObject([{ t: 'ok' }]);
  });

  it('case 34: a call nested 201 levels deep is refused, one of 200 is read', async () => {
    const { receive } = serveScripted();
    const [refused] = await receive(nested(201));
    expect(refused).toMatchObject({ t: 'error', id: 3, code: 'bad_request' });
    expect(refused).toHaveProperty('message', expect.stringContaining('too deeply nested (limit 200)'));
    const [read] = await receive(nested(200));
    expect(read).toHaveProperty('message', expect.stringContaining('The request "echo" was not understood'));
  });

  it('case 40: an id in flight is not started a second time', async () => {
    const { receive, signals } = serveScripted();
    const text = JSON.stringify({ t: 'call', id: 1, method: 'wait', input: {} });
    expect(await receive(text)).toEqual([]);
    expect(await receive(text)).toEqual([]);
    expect(signals).toHaveLength(1);
    expect(await receive('{"t":"cancel","id":1}')).toMatchObject([{ t: 'error', id: 1, code: 'cancelled' }]);
    expect(signals[0]?.aborted).toBe(true);
  });

  it('case 41: of 10,000 calls at once those over the cap are answered `busy`, and others are served after', async () => {
    const { receive, sent, signals } = serveScripted(8);
    for (let id = 0; id < 10_000; id += 1) {
      await receive(JSON.stringify({ t: 'call', id, method: 'wait', input: {} }));
    }
    expect(signals).toHaveLength(8);
    expect(sent).toHaveLength(9992);
    expect(new Set(sent.map((text) => (JSON.parse(text) as { code: string }).code))).toEqual(
      new Set(['busy']),
    );
    await receive('{"t":"cancel","id":0}');
    expect(await receive(echo(20_000))).toMatchObject([{ t: 'ok', id: 20_000 }]);
  });

  it('stops at once when told to: calls in flight are aborted and nothing more is read or sent', async () => {
    const { receive, signals, stop } = serveScripted();
    await receive(JSON.stringify({ t: 'call', id: 1, method: 'wait', input: {} }));
    stop();
    expect(signals[0]?.aborted).toBe(true);
    expect(await receive(echo(2))).toEqual([]);
  });

  it('case 42: says nothing more once its port is closed, and reports nothing of the calls that this ends', async () => {
    const { port, sent, receive, signals, reports } = serveScripted();
    await receive(JSON.stringify({ t: 'call', id: 1, method: 'wait', input: {} }));
    await receive(JSON.stringify({ t: 'call', id: 2, method: 'wait', input: {} }));
    port.close();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(await receive(echo(3))).toEqual([]);
    expect(sent).toEqual([]);
    expect(reports).toEqual([]);
  });
});

describe('the calling side', () => {
  it.each([
    ['no JSON', 'hello'],
    ['an unknown kind', '{"t":"call","id":1,"method":"echo","input":{}}'],
    ['an unknown code', '{"t":"error","id":1,"code":"sorry","message":""}'],
    ['an answer to nobody', '{"t":"ok","id":9,"output":{"text":"x"}}'],
    ['a deep message', `{"t":"ok","id":1,"output":${'['.repeat(500)}${']'.repeat(500)}}`],
  ])('drops %s and waits for the answer', async (_name, text) => {
    const { port, receive } = scriptedPort();
    const client = connect(contract, port);
    const answer = client.call('echo', { text: 'hello' });
    await receive(text);
    await receive('{"t":"ok","id":1,"output":{"text":"back"}}');
    expect(await answer).toEqual({ text: 'back' });
  });

  it('fails a call whose answer is off the contract', async () => {
    const { port, receive } = scriptedPort();
    const client = connect(contract, port);
    const answer = client.call('echo', { text: 'hello' });
    await Promise.all([
      expect(answer).rejects.toMatchObject({ code: 'internal' }),
      receive('{"t":"ok","id":1,"output":{"text":1}}'),
    ]);
  });

  it('refuses to send more than the limit', async () => {
    const { port, sent } = scriptedPort();
    const client = connect(contract, port, { maximumMessageLength: 100 });
    const answer = client.call('echo', { text: 'x'.repeat(100) });
    await expect(answer).rejects.toMatchObject({ code: 'too_large' });
    expect(sent).toEqual([]);
  });
});
