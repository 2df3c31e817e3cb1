import type { WindowClient } from '../../renderer/window-client.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';

/** One call that a store made, waiting for its answer. */
export interface WaitingCall {
  readonly method: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly answer: (output: unknown) => Promise<void>;
  readonly refuse: (error: RpcError) => Promise<void>;
}

/** Main as a test plays it: each call waits until the test answers it. */
export interface ScriptedClient {
  readonly client: WindowClient;
  readonly calls: readonly WaitingCall[];
  /** The newest call of a method. */
  readonly last: (method: string) => WaitingCall;
}

/** Creates a client whose calls the test answers; a cancelled call fails as the real one does. */
export function createScriptedClient(): ScriptedClient {
  const calls: WaitingCall[] = [];
  function call(
    method: string,
    input: unknown,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(new RpcError('cancelled', 'Cancelled.')));
      calls.push({
        method,
        input,
        signal: options.signal,
        async answer(output) {
          resolve(output);
          await settled();
        },
        async refuse(error) {
          reject(error);
          await settled();
        },
      });
    });
  }
  return {
    client: { call } as WindowClient,
    calls,
    last(method) {
      const found = calls.findLast((one) => one.method === method);
      if (found === undefined) throw new Error(`${method} was not called`);
      return found;
    },
  };
}

/** Lets everything happen that waits for nothing but promises. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
