import { jsonDepthExceeds, maximumJsonDepth } from '../json/depth.ts';
import type { Contract, Handlers } from './contract.ts';
import type { ServedMessage } from './envelope.ts';
import {
  callerMessage,
  defaultMaximumMessageLength,
  idOfUnparsedCall,
  maximumErrorLength,
} from './envelope.ts';
import type { Port } from './port.ts';
import { createProgressThrottle } from './progress-throttle.ts';
import { RpcError } from './rpc-error.ts';

/** How a contract is served. */
export interface ServeOptions {
  /** Told of every unexpected exception, of output off the contract, and of messages that were dropped. */
  readonly report: (error: unknown) => void;
  /** The most characters of a message that is read. Default 64 MB. */
  readonly maximumMessageLength?: number;
  /** The most characters of a message that is sent. Default 64 MB. */
  readonly maximumAnswerLength?: number;
  /** The most calls at once; one more is answered `busy`. Default 64. */
  readonly maximumInFlight?: number;
}

const internalSentence =
  'Something went wrong inside Latchkey. Try again; if it happens again, restart Latchkey.';

/**
 * Serves a contract over a port until the port closes, which aborts every call in flight; the answer ends the
 * serving sooner. Nothing that arrives makes it throw, and no text of an unexpected exception leaves it.
 */
export function serve<Served extends Contract>(
  contract: Served,
  handlers: Handlers<Served>,
  port: Port,
  options: ServeOptions,
): () => void {
  const methods: Contract = contract;
  const inFlight = new Map<number, AbortController>();
  const maximumMessageLength = options.maximumMessageLength ?? defaultMaximumMessageLength;
  const maximumAnswerLength = options.maximumAnswerLength ?? defaultMaximumMessageLength;
  const maximumInFlight = options.maximumInFlight ?? 64;
  let open = true;

  function send(message: ServedMessage): void {
    if (!open) return;
    const text = JSON.stringify(message);
    if (text.length <= maximumAnswerLength) {
      port.send(text);
    } else if (message.t === 'ok') {
      sendError(
        message.id,
        new RpcError('too_large', 'The answer is too large to be shown. Ask for less at once.'),
      );
    }
  }

  function sendError(id: number, error: RpcError): void {
    send({ t: 'error', id, code: error.code, message: error.message.slice(0, maximumErrorLength) });
  }

  function refuseUnparsed(text: string, error: RpcError): void {
    options.report(error);
    const id = idOfUnparsedCall(text);
    if (id !== null && !inFlight.has(id)) sendError(id, error);
  }

  async function answer(
    id: number,
    name: string,
    input: unknown,
    controller: AbortController,
  ): Promise<void> {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    const handler: unknown = method === undefined ? undefined : Reflect.get(handlers, name);
    if (method === undefined || typeof handler !== 'function') {
      throw new RpcError(
        'unknown_method',
        `This Latchkey has nothing called "${name}". Restart it to update both sides.`,
      );
    }
    const parsed = method.input.safeParse(input);
    if (!parsed.success) throw badRequest(name, parsed.error.issues[0]);
    const throttle = createProgressThrottle((progress) => {
      send({ t: 'progress', id, progress });
    });
    function reportProgress(progress: unknown): void {
      if (method?.kind !== 'stream' || controller.signal.aborted) return;
      const checked = method.progress.safeParse(progress);
      if (checked.success) throttle.push(checked.data);
      else options.report(checked.error);
    }
    try {
      const context = { signal: controller.signal, progress: reportProgress };
      const output: unknown = await Reflect.apply(handler, undefined, [parsed.data, context]);
      throttle.stop();
      send({ t: 'ok', id, output: method.output.parse(output) });
    } finally {
      throttle.stop();
    }
  }

  async function run(id: number, name: string, input: unknown): Promise<void> {
    if (inFlight.has(id)) {
      options.report(new RpcError('bad_request', `The call ${id} was sent twice.`));
      return;
    }
    if (inFlight.size >= maximumInFlight) {
      sendError(id, new RpcError('busy', 'Too much is going on at once. Wait for it to end and try again.'));
      return;
    }
    const controller = new AbortController();
    inFlight.set(id, controller);
    try {
      await answer(id, name, input, controller);
    } catch (error) {
      if (controller.signal.aborted) {
        sendError(id, new RpcError('cancelled', 'Cancelled.'));
      } else if (error instanceof RpcError) {
        sendError(id, error);
      } else {
        options.report(error);
        sendError(id, new RpcError('internal', internalSentence));
      }
    } finally {
      inFlight.delete(id);
    }
  }

  function receive(text: string): void {
    if (text.length > maximumMessageLength) {
      refuseUnparsed(
        text,
        new RpcError('too_large', `That is too large: more than ${maximumMessageLength} characters.`),
      );
      return;
    }
    if (jsonDepthExceeds(text, maximumJsonDepth)) {
      refuseUnparsed(
        text,
        new RpcError('bad_request', `That is too deeply nested (limit ${maximumJsonDepth}).`),
      );
      return;
    }
    const message = callerMessage.safeParse(parseJson(text));
    if (!message.success) {
      options.report(message.error);
      return;
    }
    if (message.data.t === 'cancel') inFlight.get(message.data.id)?.abort();
    else void run(message.data.id, message.data.method, message.data.input);
  }

  function stop(): void {
    if (!open) return;
    open = false;
    stopListening();
    for (const controller of inFlight.values()) controller.abort();
  }

  const stopListening = port.onMessage(receive);
  port.onClose(stop);
  return stop;
}

function badRequest(
  method: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): RpcError {
  const place = issue?.path.map(String).join('.') ?? '';
  const detail =
    issue === undefined ? '' : ` (${place === '' ? '' : `${place}: `}${issue.message.slice(0, 200)})`;
  return new RpcError(
    'bad_request',
    `The request "${method}" was not understood${detail}. Reload the window.`,
  );
}

/** The parsed text, or undefined, which no schema of a message accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
