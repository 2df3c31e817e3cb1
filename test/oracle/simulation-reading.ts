import type { Simulation } from '../../shared/evaluate/simulate.ts';
import type { PlainSimulation } from './plain-simulation.ts';

/**
 * Everything that a simulation says, in the shape of the plain one: the decision at every position that the
 * plain one has a decision for.
 */
export function readSimulation(
  simulation: Simulation,
  positions: PlainSimulation['decisions'],
): PlainSimulation {
  const { entities, relationships, byType, byClass, permissions, questions, assumed } = simulation;
  const decisions = positions.map((asked, position) => {
    if (asked === null) return null;
    const decision = simulation.decisionAt(position);
    const verdict = simulation.decisionAt(position).verdict;
    if (verdict !== decision.verdict) throw new Error(`two verdicts at ${position}: ${verdict}`);
    return decision;
  });
  return { entities, relationships, byType, byClass, permissions, questions, assumed, decisions };
}
