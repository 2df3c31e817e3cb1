import { MessageChannel, Worker } from 'node:worker_threads';
import { workerContract } from '../../shared/contract/contract.ts';
import { connect } from '../../shared/rpc/client.ts';
import type { Client } from '../../shared/rpc/contract.ts';
import { messagePort } from '../../shared/rpc/message-port.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { workerMessage } from './worker-messages.ts';
import type { WorkerStart } from './worker-messages.ts';

/** How the worker is started. */
export interface StartWorkerOptions {
  /** The profile folder. */
  readonly profile: string;
  /** The worker's script; where left out, the one beside this module, in a checkout or in a build. */
  readonly url?: URL;
  /** Told of everything unexpected, for the log. */
  readonly report?: (error: unknown) => void;
  /** Told of the first crash, which a person must know of: a second one is told by every call. */
  readonly onCrash?: (error: unknown) => void;
}

/** The worker as main uses it. */
export interface StartedWorker {
  /** Calls the worker; every failure is an RpcError. */
  readonly client: Client<typeof workerContract>;
  /** Sentences that a person should see once the worker runs; settled with none where it can't start. */
  readonly notices: Promise<readonly string[]>;
  /** Closes the cache and ends the worker, soon also where it computes. */
  readonly stop: () => Promise<void>;
}

type Outcome =
  | { readonly ok: true; readonly notices: readonly string[] }
  | { readonly ok: false; readonly message: string };

interface RunningWorker {
  readonly worker: Worker;
  readonly client: Client<typeof workerContract>;
  readonly started: Promise<Outcome>;
  readonly exited: Promise<void>;
  /** Closes the port, upon which the worker closes the cache and ends. */
  readonly endServing: () => void;
}

/** A worker that crashes is started again this often; then its calls fail with a sentence that says so. */
const mostRestarts = 1;

const stoppedTwice =
  'The part of Latchkey that computes verdicts has stopped twice. Your policies are safe; restart Latchkey.';
const stoppedOnce =
  'The part of Latchkey that computes verdicts stopped and was started again. Try once more; an import has to be begun anew.';

/**
 * How long the worker may take to end by itself, in milliseconds: one in the middle of a computation does not hear that
 * it should. Ending it loses nothing, for what the cache holds was written in transactions.
 */
const stopPatience = 500;

/** Starts the worker; it is ready when the first call is answered. */
export function startWorker(options: StartWorkerOptions): StartedWorker {
  const report = options.report ?? (() => undefined);
  const url = options.url ?? scriptBeside();
  let restarts = 0;
  let stopping = false;
  let lastError: unknown = null;
  let refusal: string | null = null;
  let running: RunningWorker | null = launch();

  function launch(): RunningWorker {
    refusal = null;
    const { port1, port2 } = new MessageChannel();
    const data: WorkerStart & { readonly port: typeof port2 } = { profile: options.profile, port: port2 };
    const worker = new Worker(url, { workerData: data, transferList: [port2] });
    const client = connect(workerContract, messagePort(port1), { report });
    const started = new Promise<Outcome>((resolve) => {
      worker.on('message', (message) => {
        const parsed = workerMessage.safeParse(message);
        if (!parsed.success || parsed.data.kind === 'report') {
          report(parsed.success && parsed.data.kind === 'report' ? parsed.data.text : parsed.error);
        } else if (parsed.data.kind === 'ready') {
          resolve({ ok: true, notices: parsed.data.notices });
        } else {
          refusal = parsed.data.message;
          resolve({ ok: false, message: refusal });
        }
      });
      worker.on('error', (error) => {
        lastError = error;
        report(error);
      });
      worker.on('exit', (code) => {
        if (running?.worker === worker) afterExit(code);
        resolve({ ok: false, message: endedMessage() });
        port1.close();
      });
    });
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
    });
    return { worker, client, started, exited, endServing: () => port1.close() };
  }

  function endedMessage(): string {
    if (stopping) return 'Latchkey is closing.';
    if (refusal !== null) return refusal;
    return restarts < mostRestarts || running !== null ? stoppedOnce : stoppedTwice;
  }

  function afterExit(code: number): void {
    running = null;
    if (stopping || refusal !== null) return;
    const ended = new Error(`the worker ended with code ${code}`);
    report(ended);
    if (restarts === mostRestarts) return;
    restarts += 1;
    running = launch();
    options.onCrash?.(lastError ?? ended);
  }

  const client: Client<typeof workerContract> = {
    call: async (method, input, callOptions) => {
      // A worker that said why it can't serve did not crash: what was wrong may have been mended since.
      if (running === null && refusal !== null && !stopping) running = launch();
      const target = running;
      if (target === null) throw new RpcError('unavailable', endedMessage());
      const outcome = await target.started;
      if (!outcome.ok) throw new RpcError('unavailable', outcome.message);
      try {
        return await target.client.call(method, input, callOptions);
      } catch (thrown) {
        if (!(thrown instanceof RpcError) || thrown.code !== 'unavailable') throw thrown;
        // The port closes a little before it is known whether a worker takes the place of this one.
        await target.exited;
        throw new RpcError('unavailable', endedMessage(), { cause: thrown });
      }
    },
  };

  return {
    client,
    notices: running.started.then((outcome) => (outcome.ok ? outcome.notices : [])),
    stop: async () => {
      stopping = true;
      const target = running;
      if (target === null) return;
      target.endServing();
      const timer = setTimeout(() => void target.worker.terminate(), stopPatience);
      await target.exited;
      clearTimeout(timer);
    },
  };
}

function scriptBeside(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`worker.${extension}`, import.meta.url);
}
