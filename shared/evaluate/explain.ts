import { jsonText } from '../json/json-text.ts';
import { ownValue } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Effect, Policy } from '../policy/policy.ts';
import type { Answers } from './answers.ts';
import { createCombinations } from './combinations.ts';
import type { CombinationSet } from './combinations.ts';
import { doorAction, doorResource } from './door.ts';
import type { Door } from './door.ts';
import type { ObjectKind } from './graph-table.ts';
import { judgeRequest, requestTruth } from './judge-request.ts';
import type { Request } from './judge-request.ts';
import { nearestMiss } from './nearest-miss.ts';
import type { JudgedObject, Miss } from './nearest-miss.ts';
import { objectName, relationshipName } from './object-name.ts';
import { objectAt, placeOf, positionOf, tableOf } from './object-table.ts';
import type { Reason } from './outcome.ts';
import { failuresOf } from './permission-failure.ts';
import type { Failure } from './permission-failure.ts';
import { questionById, questions } from './questions.ts';
import type { QuestionId } from './questions.ts';
import type { EndName } from './relationship-ends.ts';
import type { Simulation, Simulator } from './simulate.ts';
import { typeName } from './tally.ts';
import { verdictWithin } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What one permission does for one object. */
export interface PermissionExplanation {
  readonly index: number;
  readonly effect: Effect;
  /** Whether it applies: in every combination of open answers, in none, or in some. */
  readonly applies: 'always' | 'never' | 'depends';
  /** Whether it decides in every combination. */
  readonly decides: boolean;
  /** The first thing that keeps it from applying in every combination; null where nothing does. */
  readonly failure: Failure | null;
  /** The open questions on which it hangs whether it applies. */
  readonly questions: readonly QuestionId[];
}

/** What a look-up or raw-data request for the object would give; which request that is, is inferred. */
export interface DoorExplanation {
  readonly door: Exclude<Door, 'query'>;
  readonly action: string;
  /** `entity:<_id>`, or null without an `_id`: then only `*` covers it. */
  readonly resource: string | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly permissions: readonly number[];
  readonly questions: readonly QuestionId[];
}

/** One end of a relationship and what the key sees of it. */
export interface EndExplanation {
  readonly end: EndName;
  /** The property or row field that names it. */
  readonly by: string | null;
  readonly reference: string | null;
  readonly state: 'resolved' | 'missing' | 'ambiguous';
  readonly position: number | null;
  readonly name: string | null;
  readonly verdict: Verdict | null;
}

/** Why one object has its verdict. */
export interface Explanation {
  readonly position: number;
  readonly kind: ObjectKind;
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly permissions: readonly number[];
  /** Every own property with its value as JSON text. */
  readonly properties: readonly (readonly [string, string])[];
  readonly perPermission: readonly PermissionExplanation[];
  /** The permission that came nearest to changing the verdict; null where none could. */
  readonly nearestMiss: Miss | null;
  /** Each question on which the verdict hangs: the verdict for each answer, the others left open. */
  readonly questions: readonly {
    readonly id: QuestionId;
    readonly answers: readonly { readonly answer: string; readonly verdict: Verdict }[];
  }[];
  /** Empty for a relationship, which has the query door only. */
  readonly doors: readonly DoorExplanation[];
  /** Empty for an entity. */
  readonly ends: readonly EndExplanation[];
  readonly assumed: Simulation['assumed'];
}

/** Explains the verdict of the object at a position (from 0) of a simulation through the query door. */
export function explain(simulator: Simulator, simulation: Simulation, position: number): Explanation {
  const { policy, answers, combinations } = simulation;
  const { table } = simulator;
  const { kind, row } = placeOf(table, position);
  const properties = objectAt(tableOf(table, kind), row);
  const id = simulator.ids().idAt(position);
  const judgement = simulation.judgementOf(kind, row);
  const request: Request = { action: doorAction('query'), resource: '*', properties };
  const anyAnswer = createCombinations(everythingOpen(answers));
  const judged: JudgedObject = {
    policy,
    verdict: judgement.verdict,
    combinations,
    truths: policy.permissions.map((permission) => requestTruth(permission, request, combinations)),
    failures: policy.permissions.map((permission, index) =>
      failuresOf(permission, index, request, combinations, anyAnswer),
    ),
  };
  const ends =
    kind === 'entity'
      ? []
      : (['from', 'to'] as const).map((end) => explainEnd(end, row, simulator, simulation));
  return {
    position,
    kind,
    id,
    name: relationshipName(ends) ?? objectName(properties, id),
    type: typeName(ownValue(properties, '_type')),
    verdict: judgement.verdict,
    reason: judgement.reason,
    permissions: judgement.permissions,
    properties: Object.entries(properties).map(([key, value]) => [key, jsonText(value)] as const),
    perPermission: explainPermissions(judged, judgement.permissions),
    nearestMiss: nearestMiss(judged),
    questions: judgement.questions.map((question) => ({
      id: question,
      answers: questionById(question).answers.map((answer) => ({
        answer,
        verdict: verdictWithin(judgement.sight, combinations.where(question, answer)),
      })),
    })),
    doors:
      kind === 'entity'
        ? (['lookup', 'rawData'] as const).map((door) => explainDoor(door, policy, properties, answers))
        : [],
    ends,
    assumed: simulation.assumed,
  };
}

function explainPermissions(
  { policy, combinations, truths, failures }: JudgedObject,
  deciding: readonly number[],
): readonly PermissionExplanation[] {
  return policy.permissions.map(({ effect }, index) => {
    const truth = truths[index] ?? 0n;
    return {
      index,
      effect,
      applies: truth === combinations.all ? 'always' : truth === 0n ? 'never' : 'depends',
      decides: deciding.includes(index),
      failure: truth === combinations.all ? null : firstFailure(failures[index] ?? [], truth),
      questions: combinations.questionsOf([truth]),
    };
  });
}

/** Where a permission applies in no combination, what no answer could mend comes before what some answer could. */
function firstFailure(failures: readonly Failure[], truth: CombinationSet): Failure | null {
  const beyondAnswers = failures.find(({ question }) => question === null);
  return (truth === 0n ? beyondAnswers : undefined) ?? failures[0] ?? null;
}

function explainDoor(
  door: Exclude<Door, 'query'>,
  policy: Policy,
  properties: JsonObject,
  answers: Answers,
): DoorExplanation {
  const action = doorAction(door);
  const resource = doorResource(ownValue(properties, '_id'));
  const decision = judgeRequest(policy, { action, resource, properties }, answers);
  const verdict = { allowed: 'visible', denied: 'hidden', undetermined: 'undetermined' } as const;
  return {
    door,
    action,
    resource,
    verdict: verdict[decision.verdict],
    reason: decision.reason,
    permissions: decision.permissions,
    questions: decision.questions,
  };
}

function explainEnd(
  end: EndName,
  relationship: number,
  simulator: Simulator,
  simulation: Simulation,
): EndExplanation {
  const { by, reference, state, row } = simulator.ends.endOf(end, relationship);
  if (row === null) return { end, by, reference, state, position: null, name: null, verdict: null };
  const position = positionOf(simulator.table, 'entity', row);
  const name = objectName(objectAt(simulator.table.entities, row), simulator.ids().idAt(position));
  const { verdict } = simulation.judgementOf('entity', row);
  return { end, by, reference, state, position, name, verdict };
}

function everythingOpen(answers: Answers): Answers {
  const open = { answer: 'open', source: 'open', date: null } as const;
  return questions.reduce((result, { id }) => ({ ...result, [id]: open }), answers);
}
