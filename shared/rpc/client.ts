import { jsonDepthExceeds, maximumJsonDepth } from '../json/depth.ts';
import type { CallMethod, Client, Contract, StreamMethod } from './contract.ts';
import type { CallerMessage, ServedMessage } from './envelope.ts';
import { defaultMaximumMessageLength, servedMessage } from './envelope.ts';
import type { Port } from './port.ts';
import { RpcError } from './rpc-error.ts';

/** How a contract is called. */
export interface ConnectOptions {
  /** Told of messages that were dropped because they are off the protocol. */
  readonly report?: (error: unknown) => void;
  /** The most characters of a message, sent or read. Default 64 MB. */
  readonly maximumMessageLength?: number;
}

interface PendingCall {
  readonly succeed: (output: unknown) => void;
  readonly fail: (error: RpcError) => void;
  readonly progress: (progress: unknown) => void;
}

/** Calls a contract over a port. When the port closes every call in flight fails as `unavailable`. */
export function connect<Served extends Contract>(
  contract: Served,
  port: Port,
  options: ConnectOptions = {},
): Client<Served> {
  const pending = new Map<number, PendingCall>();
  const maximumMessageLength = options.maximumMessageLength ?? defaultMaximumMessageLength;
  let lastId = 0;
  let open = true;

  function drop(error: unknown): void {
    options.report?.(error);
  }

  function receive(text: string): void {
    if (text.length > maximumMessageLength || jsonDepthExceeds(text, maximumJsonDepth)) {
      drop(new RpcError('too_large', 'A message was too large or too deeply nested to be read.'));
      return;
    }
    const message = parseServed(text);
    if (message === null) {
      drop(new RpcError('bad_request', 'A message was off the protocol.'));
      return;
    }
    const waiting = pending.get(message.id);
    // A call that was cancelled may still be answered; nobody waits for that.
    if (waiting === undefined) return;
    if (message.t === 'progress') waiting.progress(message.progress);
    else if (message.t === 'ok') waiting.succeed(message.output);
    else waiting.fail(new RpcError(message.code, message.message));
  }

  function send(message: CallerMessage): void {
    const text = JSON.stringify(message);
    if (text.length > maximumMessageLength) {
      throw new RpcError('too_large', `That is too large: more than ${maximumMessageLength} characters.`);
    }
    port.send(text);
  }

  port.onMessage(receive);
  port.onClose(() => {
    open = false;
    for (const waiting of pending.values()) waiting.fail(connectionLost());
  });

  return {
    call(name, input, callOptions = {}) {
      return new Promise((resolve, reject) => {
        const { signal, onProgress } = callOptions;
        const method: CallMethod | StreamMethod | undefined = contract[name];
        const outputSchema: Served[typeof name]['output'] | undefined = contract[name]?.output;
        if (method === undefined || outputSchema === undefined || !Object.hasOwn(contract, name)) {
          reject(new RpcError('unknown_method', `Nothing is called "${name}".`));
          return;
        }
        if (!open) {
          reject(connectionLost());
          return;
        }
        if (signal?.aborted === true) {
          reject(new RpcError('cancelled', 'Cancelled.'));
          return;
        }
        lastId += 1;
        const id = lastId;

        function settled(): void {
          pending.delete(id);
          signal?.removeEventListener('abort', cancel);
        }
        function fail(error: RpcError): void {
          settled();
          reject(error);
        }
        function cancel(): void {
          fail(new RpcError('cancelled', 'Cancelled.'));
          send({ t: 'cancel', id });
        }

        pending.set(id, {
          fail,
          succeed(output) {
            const parsed = outputSchema.safeParse(output);
            if (!parsed.success) {
              drop(parsed.error);
              fail(new RpcError('internal', `The answer to "${name}" was not understood. Restart Latchkey.`));
              return;
            }
            settled();
            resolve(parsed.data);
          },
          progress(progress) {
            if (method.kind !== 'stream' || onProgress === undefined) return;
            const parsed = method.progress.safeParse(progress);
            if (parsed.success) Reflect.apply(onProgress, undefined, [parsed.data]);
            else drop(parsed.error);
          },
        });
        signal?.addEventListener('abort', cancel, { once: true });
        try {
          send({ t: 'call', id, method: name, input });
        } catch (error) {
          fail(
            error instanceof RpcError
              ? error
              : new RpcError('bad_request', `"${name}" can't be sent.`, { cause: error }),
          );
        }
      });
    },
  };
}

function connectionLost(): RpcError {
  return new RpcError(
    'unavailable',
    'The connection to Latchkey is gone. Reload the window or start Latchkey again.',
  );
}

function parseServed(text: string): ServedMessage | null {
  try {
    const parsed = servedMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
