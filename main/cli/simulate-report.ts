import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { ObjectIds } from '../../shared/evaluate/object-ids.ts';
import { objectCount, placeOf } from '../../shared/evaluate/object-table.ts';
import type { Simulation } from '../../shared/evaluate/simulate.ts';
import type { Tally } from '../../shared/evaluate/tally.ts';
import type { Output } from './output.ts';

/** How long loading the set and deciding took, in milliseconds. */
export interface Timing {
  readonly loadMs: number;
  readonly decideMs: number;
}

/** The summary of `simulate --format json`, as documented in docs/cli.md. */
export function simulateJson(simulation: Simulation, timing: Timing): string {
  const { entities, relationships, byType, permissions, questions, assumed } = simulation;
  return JSON.stringify({
    entities: tallyJson(entities),
    relationships: tallyJson(relationships),
    byType: byType.map(({ kind, type, ...tally }) => ({ kind, type, ...tallyJson(tally) })),
    permissions: permissions.map((permission) => ({
      index: permission.index,
      entities: { matches: permission.entities.matches, only: permission.entities.only },
      relationships: { matches: permission.relationships.matches, only: permission.relationships.only },
    })),
    questions: questions.map((question) => ({
      id: question.id,
      entities: question.entities,
      relationships: question.relationships,
    })),
    assumed: assumed.map(({ id, answer }) => ({ id, answer })),
    timing: { loadMs: rounded(timing.loadMs), decideMs: rounded(timing.decideMs) },
  });
}

/** Writes the decision on each object, a line of JSON each, in the set's order. */
export async function writeDecisions(
  simulation: Simulation,
  table: GraphTable,
  ids: ObjectIds,
  output: Output,
): Promise<void> {
  const count = objectCount(table);
  for (let position = 0; position < count && !output.closed(); position += 1) {
    const { kind } = placeOf(table, position);
    // Relationships have the query door only.
    if (kind === 'relationship' && simulation.door !== 'query') continue;
    const { verdict, permissions, questions } = simulation.decisionAt(position);
    const line = { id: ids.idAt(position), kind, verdict, permissions, questions };
    await output.write(`${JSON.stringify(line)}\n`);
  }
}

function tallyJson({ total, visible, hidden, undetermined }: Tally): Tally {
  return { total, visible, hidden, undetermined };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
