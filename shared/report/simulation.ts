import type { z } from 'zod';
import type { QuestionId } from '../evaluate/questions.ts';
import type { explanation, objectRow, simulationSummary } from '../contract/simulation.ts';

/** The counts of one simulation. */
export type SimulationSummary = z.output<typeof simulationSummary>;

/** How many objects have which verdict. */
export type Tally = SimulationSummary['entities'];

/** One object in a list. */
export type ObjectRow = z.output<typeof objectRow>;

/** Why one object has its verdict. */
export type Explanation = z.output<typeof explanation>;

/** What one permission does with one object. */
export type PermissionOutcome = Explanation['perPermission'][number];

/** The first thing of a permission that an object did not meet. */
export type Failure = NonNullable<PermissionOutcome['failure']>;

/** Whether a key would see an object. */
export type Verdict = ObjectRow['verdict'];

/** What an object is. */
export type Kind = Explanation['kind'];

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
