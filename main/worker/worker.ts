import { inspect } from 'node:util';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { workerContract } from '../../shared/contract/contract.ts';
import { messagePort } from '../../shared/rpc/message-port.ts';
import { serve } from '../../shared/rpc/server.ts';
import { cachePath } from '../storage/cache-database.ts';
import { storageFailure } from '../storage/storage-failure.ts';
import { createWorkerServices } from './worker-handlers.ts';
import type { WorkerMessage } from './worker-messages.ts';

const post = parentPort?.postMessage.bind(parentPort);

function tellMain(message: WorkerMessage): void {
  post?.(message);
}

function portFrom(data: unknown): { readonly port: MessagePort; readonly profile: string } {
  if (typeof data === 'object' && data !== null && 'port' in data && 'profile' in data) {
    const { port, profile } = data;
    if (port instanceof MessagePort && typeof profile === 'string') return { port, profile };
  }
  throw new Error('the worker was started without a port or a profile');
}

function start(): void {
  const { port, profile } = portFrom(workerData);
  try {
    const services = createWorkerServices({ profile, clock: () => new Date() });
    serve(workerContract, services.handlers, messagePort(port), {
      report: (error) => tellMain({ kind: 'report', text: inspect(error) }),
    });
    // Main ends the worker by closing the port; with nothing left to listen to, the thread ends by itself.
    port.once('close', () => services.close());
    tellMain({ kind: 'ready', notices: [...services.notices] });
  } catch (thrown) {
    tellMain({ kind: 'report', text: inspect(thrown) });
    tellMain({
      kind: 'failed',
      message: storageFailure('Entity sets can not be used', cachePath(profile), causeOf(thrown)).message,
    });
  }
}

// What the system said tells a person more than the program's word for it.
function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
}

start();
