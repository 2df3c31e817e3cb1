import type { SimulationInput, SimulationState } from './simulation-store.ts';
import type { SimulationSummary } from '../../../shared/report/simulation.ts';

/**
 * How the counts on screen stand to what is open. `none`: there are none. `current`: they are of the open policy and
 * the chosen set. `earlierText`: of an earlier text of that policy, or of other answers. `otherPolicy`, `otherSet`:
 * of what was open before.
 */
export type Standing = 'none' | 'current' | 'earlierText' | 'otherPolicy' | 'otherSet';

/** How the counts stand to what is open; only `current` ones may be shown as the verdicts of the open policy. */
export function standingOf({ summary, of, wanted, outdated }: SimulationState): Standing {
  if (summary === null || of === null) return 'none';
  if (wanted !== null && of.setId !== wanted.setId) return 'otherSet';
  if (wanted !== null && of.policyName !== wanted.policyName) return 'otherPolicy';
  return outdated ? 'earlierText' : 'current';
}

/** The counts, but none of a set that is no longer chosen: its objects are others. */
export function summaryOfSet(state: SimulationState): SimulationSummary | null {
  return standingOf(state) === 'otherSet' ? null : state.summary;
}

/** Whether two simulations are of the same policy file and the same set. */
export function hasSameSubject(one: SimulationInput | null, other: SimulationInput | null): boolean {
  return one?.policyName === other?.policyName && one?.setId === other?.setId;
}
