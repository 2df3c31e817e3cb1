import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { QuestionId } from '../../../shared/evaluate/questions.ts';
import type { ChangedPermission } from '../../../shared/policy/what-if.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import { answerList } from '../answers/answers-store.ts';
import type { SimulationSummary, Tally } from './simulation.ts';

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

/** What the other answers of an assumed question would show. */
export interface Assumption {
  readonly id: QuestionId;
  readonly assumed: string;
  readonly otherwise: readonly {
    readonly answer: string;
    readonly entities: Tally;
    readonly relationships: Tally;
  }[];
}

/** The counts on screen and how far they can be trusted. */
export interface SimulationState {
  /** The last counts; null before the first and after another policy that can't be decided. */
  readonly summary: SimulationSummary | null;
  /** What the counts were computed from. */
  readonly of: SimulationInput | null;
  /**
   * `current`: the counts are of the present text. `running`: they are being computed. `broken`: the present
   * text can't be decided. `failed`: they could not be computed.
   */
  readonly status: 'idle' | 'running' | 'current' | 'broken' | 'failed';
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

const empty: SimulationState = { summary: null, of: null, status: 'idle', problem: null, assumptions: null };

/** Creates the store of the counts. */
export function createSimulationStore(client: WindowClient, schedule: SimulationSchedule): SimulationStore {
  const store = createStore<SimulationState>(() => empty);
  let wanted: SimulationInput | null = null;
  let running = new AbortController();
  let frameAsked = false;

  function request(input: SimulationInput): void {
    wanted = input;
    if (frameAsked) return;
    frameAsked = true;
    schedule.nextFrame(() => {
      frameAsked = false;
      if (wanted !== null) void run(wanted);
    });
  }

  async function run(input: SimulationInput): Promise<void> {
    running.abort();
    const abort = new AbortController();
    running = abort;
    store.setState({ status: 'running' });
    try {
      const summary = await client.call('simulation.run', callInput(input), { signal: abort.signal });
      if (abort.signal.aborted) return;
      store.setState({ summary, of: input, status: 'current', problem: null, assumptions: null });
      schedule.whenQuiet(() => {
        if (!abort.signal.aborted) void askAssumptions(input, abort.signal);
      });
    } catch (error) {
      if (abort.signal.aborted || failedWith(error, 'cancelled')) return;
      fail(input, error);
    }
  }

  function fail(input: SimulationInput, error: unknown): void {
    const before = store.getState();
    const broken = failedWith(error, 'bad_request');
    const samePolicy = before.of?.policyName === input.policyName && before.of.setId === input.setId;
    store.setState({
      ...(samePolicy ? {} : { summary: null, of: null, assumptions: null }),
      status: broken ? 'broken' : 'failed',
      problem: failureMessage(error),
    });
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
      if (wanted !== null) request(wanted);
    },
    clear() {
      running.abort();
      wanted = null;
      store.setState(empty);
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
