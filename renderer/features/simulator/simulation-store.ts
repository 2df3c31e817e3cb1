import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { ChangedPermission } from '../../../shared/policy/what-if.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import { answerList } from '../answers/answers-store.ts';
import type { Assumption, SimulationSummary } from '../../../shared/report/simulation.ts';
import { hasSameSubject } from './standing.ts';

/** What one simulation is computed from. */
export interface SimulationInput {
  readonly setId: string;
  /** The policy file's name, for the words around the counts. */
  readonly policyName: string;
  readonly policy: string;
  readonly answers: Answers;
  /** What is tried of the policy without touching its text. */
  readonly changes: readonly ChangedPermission[];
}

/** The counts on screen and how far they can be trusted. */
export interface SimulationState {
  /** The last counts; null before the first and after another policy that can't be decided. */
  readonly summary: SimulationSummary | null;
  /** What the counts were computed from. */
  readonly of: SimulationInput | null;
  /** What counts were last asked for; null where no policy or no set is open. */
  readonly wanted: SimulationInput | null;
  /**
   * `current`: the counts are of the present text. `running`: they are being computed. `broken`: the present
   * text can't be decided. `failed`: they could not be computed. `stopped`: a person ended that.
   */
  readonly status: 'idle' | 'running' | 'current' | 'broken' | 'failed' | 'stopped';
  /** Whether the counts are known to be of an earlier text; a wait that nobody notices leaves them as they are. */
  readonly outdated: boolean;
  /** How long counts have been waited for: unnoticed, long enough to be told so, or to be able to stop it. */
  readonly waited: 'moment' | 'noticeable' | 'long';
  /** One sentence where the status is `broken` or `failed`. */
  readonly problem: string | null;
  /** What the assumed answers hide; null until asked for these counts. */
  readonly assumptions: readonly Assumption[] | null;
}

/** Keeps the counts with the text, the answers and the set: the newest request wins. */
export interface SimulationStore {
  readonly store: StoreApi<SimulationState>;
  /** Asks for counts in the next frame; whatever was asked before and not answered is cancelled. */
  readonly request: (input: SimulationInput) => void;
  /** Asks again for what was asked last. */
  readonly repeat: () => void;
  /** Ends what is being computed; nothing is asked before the next request. */
  readonly stop: () => void;
  /** Forgets the counts, as when no policy or no set is open. */
  readonly clear: () => void;
}

/** When things happen. */
export interface SimulationSchedule {
  /** Calls back before the next frame is drawn. */
  readonly nextFrame: (callback: () => void) => void;
  /** Calls back when counts have stood still for a moment. */
  readonly whenQuiet: (callback: () => void) => void;
}

const noticeableMilliseconds = 500;
const longMilliseconds = 1000;

const empty: SimulationState = {
  summary: null,
  of: null,
  wanted: null,
  status: 'idle',
  outdated: false,
  waited: 'moment',
  problem: null,
  assumptions: null,
};

/** Creates the store of the counts. */
export function createSimulationStore(
  client: WindowClient,
  schedule: SimulationSchedule,
  after: (milliseconds: number, callback: () => void) => () => void,
): SimulationStore {
  const store = createStore<SimulationState>(() => empty);
  let next: SimulationInput | null = null;
  let running = new AbortController();
  let frameAsked = false;
  let stopWaiting: (() => void) | null = null;

  function request(input: SimulationInput): void {
    next = input;
    // Counts of what was open before must not pass for those of what is open now, not for a single frame.
    if (!hasSameSubject(store.getState().wanted, input)) store.setState({ wanted: input, status: 'running' });
    wait();
    if (frameAsked) return;
    frameAsked = true;
    schedule.nextFrame(() => {
      frameAsked = false;
      const newest = next;
      next = null;
      if (newest !== null) void run(newest);
    });
  }

  /** Counts the time since the counts were last those of the text, however often that changes meanwhile. */
  function wait(): void {
    stopWaiting ??= after(noticeableMilliseconds, () => {
      store.setState({ waited: 'noticeable', outdated: true });
      stopWaiting = after(longMilliseconds - noticeableMilliseconds, () =>
        store.setState({ waited: 'long' }),
      );
    });
  }

  function settle(part: Partial<SimulationState>): void {
    stopWaiting?.();
    stopWaiting = null;
    store.setState({ ...part, waited: 'moment' });
  }

  async function run(input: SimulationInput): Promise<void> {
    running.abort();
    const abort = new AbortController();
    running = abort;
    store.setState({ wanted: input, status: 'running' });
    try {
      const summary = await client.call('simulation.run', callInput(input), { signal: abort.signal });
      if (abort.signal.aborted) return;
      settle({ summary, of: input, status: 'current', outdated: false, problem: null, assumptions: null });
      schedule.whenQuiet(() => {
        if (!abort.signal.aborted) void askAssumptions(input, abort.signal);
      });
    } catch (error) {
      if (abort.signal.aborted || failedWith(error, 'cancelled')) return;
      giveUp(failedWith(error, 'bad_request') ? 'broken' : 'failed', failureMessage(error));
    }
  }

  /** Keeps the counts of an earlier text of the same policy; those of another would say nothing of this one. */
  function giveUp(status: 'broken' | 'failed' | 'stopped', problem: string | null): void {
    const { of, wanted } = store.getState();
    const kept = hasSameSubject(of, wanted) ? {} : { summary: null, of: null, assumptions: null };
    settle({ ...kept, status, outdated: true, problem });
  }

  async function askAssumptions(input: SimulationInput, signal: AbortSignal): Promise<void> {
    try {
      const { assumptions } = await client.call('simulation.assumptions', callInput(input), { signal });
      if (!signal.aborted) store.setState({ assumptions });
    } catch {
      // The counts stand without them; the next edit asks again.
      if (!signal.aborted) store.setState({ assumptions: null });
    }
  }

  return {
    store,
    request,
    repeat() {
      const { wanted } = store.getState();
      if (wanted !== null) request(wanted);
    },
    stop() {
      running.abort();
      const { wanted } = store.getState();
      store.setState({ wanted: next ?? wanted });
      next = null;
      giveUp('stopped', null);
    },
    clear() {
      running.abort();
      next = null;
      settle(empty);
    },
  };
}

function callInput(input: SimulationInput): {
  setId: string;
  policy: string;
  answers: ReturnType<typeof answerList>;
  changes: ChangedPermission[];
} {
  return {
    setId: input.setId,
    policy: input.policy,
    answers: answerList(input.answers),
    changes: [...input.changes],
  };
}
