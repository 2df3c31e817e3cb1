import { explain } from '../../shared/evaluate/explain.ts';
import { objectAt, placeOf, tableOf } from '../../shared/evaluate/object-table.ts';
import { createSimulator } from '../../shared/evaluate/simulate.ts';
import { answersFor } from './answers-input.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import type { ExplainCommand } from './command-line.ts';
import { readEntitySets } from './entity-input.ts';
import { explainJson } from './explain-report.ts';
import { explainText } from './explain-text.ts';
import { findObject } from './object-search.ts';
import { readPolicy } from './policy-input.ts';

/** Tells why a key sees one object of a set, or not. */
export async function runExplain(command: ExplainCommand, context: CommandContext): Promise<ExitCode> {
  const answers = answersFor(command.policy, command.settle);
  const { policy, lineOf } = await readPolicy(command.policy, context);
  const table = await readEntitySets(command.entities, context);
  const simulator = createSimulator(table);
  const { idAt } = simulator.ids();
  const position = findObject(table, simulator.ids(), command.entity);
  const explanation = explain(simulator, simulator.simulate(policy, answers, 'query'), position);
  if (command.format === 'text') {
    await context.output.write(explainText(explanation, lineOf, idAt));
  } else {
    const { kind, row } = placeOf(table, position);
    const properties = objectAt(tableOf(table, kind), row);
    await context.output.write(`${explainJson(explanation, properties, idAt)}\n`);
  }
  return 0;
}
