import { isJsonArray, ownValue } from '../../shared/json/json-value.ts';
import type { JsonObject } from '../../shared/json/json-value.ts';
import type { Permission, Policy } from '../../shared/policy/policy.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import type { ObjectKind } from '../../shared/evaluate/graph-table.ts';
import { questions } from '../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../shared/evaluate/questions.ts';
import { combinationsOf, summarize } from './enumeration.ts';
import type { Combination, Enumerated, Outcome, PlainVerdict } from './enumeration.ts';
import { plainApplies, plainOutcome, questionsOfAction } from './plain-evaluator.ts';
import type { PlainRequest } from './plain-evaluator.ts';
import { plainObjects } from './plain-graph.ts';
import type { PlainGraph, PlainObject } from './plain-graph.ts';

/** The way to an object that is asked for. */
export type PlainDoor = 'query' | 'lookup' | 'rawData';

/** How many objects there are, by verdict. */
export interface PlainTally {
  readonly total: number;
  readonly visible: number;
  readonly hidden: number;
  readonly undetermined: number;
}

/** One object with all that is said of it. */
interface Judged extends Enumerated {
  readonly object: PlainObject;
  /** Whether each permission applies to the object's own properties in every combination. */
  readonly matches: readonly boolean[];
  /** The verdict without each permission. */
  readonly without: readonly PlainVerdict[];
}

/** The verdicts and counts of a whole set; `decisions` stand in the order of positions. */
export interface PlainSimulation {
  readonly entities: PlainTally;
  readonly relationships: PlainTally;
  readonly byType: readonly ({ readonly kind: ObjectKind; readonly type: string | null } & PlainTally)[];
  readonly byClass: readonly ({ readonly kind: ObjectKind; readonly class: string | null } & PlainTally)[];
  readonly permissions: readonly {
    readonly index: number;
    readonly entities: { readonly matches: number; readonly only: number };
    readonly relationships: { readonly matches: number; readonly only: number };
  }[];
  readonly questions: readonly {
    readonly id: QuestionId;
    readonly entities: number;
    readonly relationships: number;
  }[];
  readonly assumed: readonly { readonly id: QuestionId; readonly answer: string }[];
  /** Null for a relationship at a door that relationships do not have. */
  readonly decisions: readonly (Enumerated | null)[];
}

/** Simulates a policy on every object of a set, by enumeration and without any index. */
export function plainSimulation(
  graph: PlainGraph,
  policy: Policy,
  answers: Answers,
  door: PlainDoor,
): PlainSimulation {
  const judged = plainObjects(graph).map((object) =>
    door !== 'query' && object.kind === 'relationship' ? null : judge(object, policy, answers, door),
  );
  const asked = judged.filter((one) => one !== null);
  const ofKind = (kind: ObjectKind): readonly Judged[] => asked.filter((one) => one.object.kind === kind);
  const countsOf = (index: number, kind: ObjectKind): { matches: number; only: number } => ({
    matches: ofKind(kind).filter((one) => one.matches[index]).length,
    only: ofKind(kind).filter((one) => one.without[index] !== one.verdict).length,
  });
  return {
    entities: tally(ofKind('entity')),
    relationships: tally(ofKind('relationship')),
    byType: groups(ofKind, typesOf).map(({ kind, name, members }) => ({
      kind,
      type: name,
      ...tally(members),
    })),
    byClass: groups(ofKind, classesOf).map(({ kind, name, members }) => ({
      kind,
      class: name,
      ...tally(members),
    })),
    permissions: policy.permissions.map((_, index) => ({
      index,
      entities: countsOf(index, 'entity'),
      relationships: countsOf(index, 'relationship'),
    })),
    questions: questions
      .map(({ id }) => ({
        id,
        entities: ofKind('entity').filter((one) => one.questions.includes(id)).length,
        relationships: ofKind('relationship').filter((one) => one.questions.includes(id)).length,
      }))
      .filter((counts) => counts.entities + counts.relationships > 0),
    assumed: questions
      .filter(({ id }) => id !== 'graphqlRoute' && answers[id].source === 'assumed')
      .map(({ id }) => ({ id, answer: answers[id].answer })),
    decisions: judged.map(
      (one) =>
        one && {
          verdict: one.verdict,
          reason: one.reason,
          permissions: one.permissions,
          questions: one.questions,
        },
    ),
  };
}

/** The request that a door makes for an object; the object's own properties go with it. */
export function requestAtDoor(properties: JsonObject, door: PlainDoor): PlainRequest {
  if (door === 'query') return { action: 'query:ReadGraphData', resource: '*', properties };
  const id = ownValue(properties, '_id');
  return {
    action: door === 'lookup' ? 'query:GetAccountEntity' : 'persister:GetEntityRawData',
    resource: typeof id === 'string' && id !== '' ? `entity:${id}` : null,
    properties,
  };
}

function judge(object: PlainObject, policy: Policy, answers: Answers, door: PlainDoor): Judged {
  const request = requestAtDoor(object.properties, door);
  const ids: readonly QuestionId[] =
    object.kind === 'relationship'
      ? [...questionsOfAction(request.action), 'relationships']
      : questionsOfAction(request.action);
  const combinations = combinationsOf(answers, ids);
  const outcomesWith = (permissions: readonly Permission[]): readonly Outcome[] =>
    combinations.map((combination) => outcomeOf(object, permissions, request, combination));
  return {
    object,
    ...summarize(combinations, ids, outcomesWith(policy.permissions)),
    matches: policy.permissions.map((permission) =>
      combinations.every((combination) => plainApplies(permission, request, combination)),
    ),
    without: policy.permissions.map((_, index) => {
      const rest = policy.permissions.filter((_other, other) => other !== index);
      return summarize(combinations, ids, outcomesWith(rest)).verdict;
    }),
  };
}

/** An object's outcome in one combination: its own, unless only an end lowers it. */
function outcomeOf(
  object: PlainObject,
  permissions: readonly Permission[],
  request: PlainRequest,
  combination: Combination,
): Outcome {
  const own = plainOutcome(permissions, request, combination);
  if (object.kind === 'entity' || combination.relationships === 'own') return own;
  const ends = object.ends.map((end): PlainVerdict => {
    if (end === null) return 'undetermined';
    return plainOutcome(permissions, requestAtDoor(end, 'query'), combination).verdict;
  });
  if (own.verdict === 'hidden') return own;
  if (ends.includes('hidden')) return { verdict: 'hidden', reason: null, permissions: [] };
  return ends.includes('undetermined') ? { ...own, verdict: 'undetermined' } : own;
}

function tally(members: readonly Judged[]): PlainTally {
  const having = (verdict: PlainVerdict): number => members.filter((one) => one.verdict === verdict).length;
  return {
    total: members.length,
    visible: having('visible'),
    hidden: having('hidden'),
    undetermined: having('undetermined'),
  };
}

interface Group {
  readonly kind: ObjectKind;
  readonly name: string | null;
  readonly members: readonly Judged[];
}

/** The objects by kind, then by name in the order of code units, those without a name last. */
function groups(
  ofKind: (kind: ObjectKind) => readonly Judged[],
  namesOf: (properties: JsonObject) => readonly string[],
): readonly Group[] {
  return (['entity', 'relationship'] as const).flatMap((kind) => {
    const members = ofKind(kind);
    const names = [...new Set(members.flatMap((one) => namesOf(one.object.properties)))].sort(byCodeUnits);
    const named = names.map((name): Group => ({
      kind,
      name,
      members: members.filter((one) => namesOf(one.object.properties).includes(name)),
    }));
    const nameless = members.filter((one) => namesOf(one.object.properties).length === 0);
    return nameless.length === 0 ? named : [...named, { kind, name: null, members: nameless }];
  });
}

function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function typesOf(properties: JsonObject): readonly string[] {
  return stringsOf(properties, '_type').slice(0, 1);
}

function classesOf(properties: JsonObject): readonly string[] {
  return stringsOf(properties, '_class');
}

function stringsOf(properties: JsonObject, name: string): readonly string[] {
  const value = ownValue(properties, name);
  return (isJsonArray(value) ? value : [value]).filter((element) => typeof element === 'string');
}
