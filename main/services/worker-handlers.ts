import type { workerContract } from '../../shared/contract/contract.ts';
import type { Client, Handlers } from '../../shared/rpc/contract.ts';

/** Passes every call of the worker's contract on, with its cancellation and its progress. */
export function workerHandlers(worker: Client<typeof workerContract>): Handlers<typeof workerContract> {
  return {
    'entities.list': (input, { signal }) => worker.call('entities.list', input, { signal }),
    'entities.select': (input, { signal, progress }) =>
      worker.call('entities.select', input, { signal, onProgress: progress }),
    'entities.importBegin': (input, { signal }) => worker.call('entities.importBegin', input, { signal }),
    'entities.importChunk': (input, { signal }) => worker.call('entities.importChunk', input, { signal }),
    'entities.importFinish': (input, { signal, progress }) =>
      worker.call('entities.importFinish', input, { signal, onProgress: progress }),
    'entities.importCancel': (input, { signal }) => worker.call('entities.importCancel', input, { signal }),
    'entities.remove': (input, { signal }) => worker.call('entities.remove', input, { signal }),
    'browse.columns': (input, { signal }) => worker.call('browse.columns', input, { signal }),
    'browse.rows': (input, { signal }) => worker.call('browse.rows', input, { signal }),
    'browse.object': (input, { signal }) => worker.call('browse.object', input, { signal }),
    'facts.properties': (input, { signal }) => worker.call('facts.properties', input, { signal }),
    'facts.values': (input, { signal }) => worker.call('facts.values', input, { signal }),
    'facts.ids': (input, { signal }) => worker.call('facts.ids', input, { signal }),
    'simulation.run': (input, { signal }) => worker.call('simulation.run', input, { signal }),
    'simulation.assumptions': (input, { signal }) => worker.call('simulation.assumptions', input, { signal }),
    'simulation.objects': (input, { signal }) => worker.call('simulation.objects', input, { signal }),
    'simulation.watched': (input, { signal }) => worker.call('simulation.watched', input, { signal }),
    'simulation.explain': (input, { signal }) => worker.call('simulation.explain', input, { signal }),
  };
}
