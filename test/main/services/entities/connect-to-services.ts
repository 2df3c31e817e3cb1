import { createWorkerServices } from '../../../../main/worker/worker-handlers.ts';
import { workerContract } from '../../../../shared/contract/contract.ts';
import { connect } from '../../../../shared/rpc/client.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { messagePort } from '../../../../shared/rpc/message-port.ts';
import { serve } from '../../../../shared/rpc/server.ts';
import { MessageChannel } from 'node:worker_threads';

/** The services of the worker in this thread, behind the same contract, port and checks. */
export function connectToServices(profile: string): {
  readonly client: Client<typeof workerContract>;
  readonly reports: readonly unknown[];
  readonly close: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  const reports: unknown[] = [];
  const services = createWorkerServices({ profile, clock: () => new Date('2026-11-23T10:00:00Z') });
  serve(workerContract, services.handlers, messagePort(port2), { report: (error) => reports.push(error) });
  return {
    client: connect(workerContract, messagePort(port1)),
    reports,
    close: () => {
      port1.close();
      services.close();
    },
  };
}
