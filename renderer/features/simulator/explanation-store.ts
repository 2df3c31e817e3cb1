import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';

/** The object that was chosen and why it has its verdict. */
export interface ExplanationState {
  /** The chosen object's place in the set; null where none is chosen. */
  readonly position: number | null;
  /** The explanation; of the object chosen before until the new one is there. */
  readonly explanation: Explanation | null;
  readonly problem: string | null;
}

/** Explains the chosen object under the newest simulation. */
export interface ExplanationStore {
  readonly store: StoreApi<ExplanationState>;
  readonly choose: (position: number | null) => void;
  /** Explains the chosen object under another simulation. */
  readonly follow: (simulationId: string | null) => void;
}

/** Creates the store of the chosen object. */
export function createExplanationStore(client: WindowClient): ExplanationStore {
  const store = createStore<ExplanationState>(() => ({ position: null, explanation: null, problem: null }));
  let simulationId: string | null = null;
  let asking = new AbortController();

  async function ask(): Promise<void> {
    asking.abort();
    const abort = new AbortController();
    asking = abort;
    const { position } = store.getState();
    if (position === null || simulationId === null) return;
    try {
      const explanation = await client.call(
        'simulation.explain',
        { simulationId, position },
        { signal: abort.signal },
      );
      if (!abort.signal.aborted) store.setState({ explanation, problem: null });
    } catch (error) {
      // A simulation that is no longer kept has a successor on its way.
      if (abort.signal.aborted || failedWith(error, 'cancelled', 'not_found')) return;
      store.setState({ problem: failureMessage(error) });
    }
  }

  return {
    store,
    choose(position) {
      store.setState(position === null ? { position, explanation: null, problem: null } : { position });
      void ask();
    },
    follow(id) {
      if (id === simulationId) return;
      simulationId = id;
      void ask();
    },
  };
}
