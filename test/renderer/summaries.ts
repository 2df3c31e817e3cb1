import type { SimulationSummary, Tally } from '../../shared/report/simulation.ts';

/** A tally from what is visible, undetermined and hidden. */
export function tally(visible: number, undetermined: number, hidden: number): Tally {
  return { total: visible + undetermined + hidden, visible, undetermined, hidden };
}

/** A summary of an empty set, but for what is given. */
export function summaryWith(part: Partial<SimulationSummary>): SimulationSummary {
  return {
    simulationId: 'one',
    entities: tally(0, 0, 0),
    relationships: tally(0, 0, 0),
    byType: [],
    byClass: [],
    permissions: [],
    questions: [],
    assumed: [],
    unchanged: null,
    decideMs: 0,
    ...part,
  };
}
