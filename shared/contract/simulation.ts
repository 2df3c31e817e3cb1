import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { answersInForce, questionId } from './answers.ts';
import { selectionId } from './entities.ts';
import { maximumPolicyLength } from './workspace.ts';

const count = z.int().min(0);
const kind = z.enum(['entity', 'relationship']);
const effect = z.enum(['ALLOW', 'DENY']);
const verdict = z.enum(['visible', 'hidden', 'undetermined']);
const reason = z.enum(['allow', 'explicitDeny', 'implicitDeny']).nullable();
const tally = z.strictObject({ total: count, visible: count, hidden: count, undetermined: count });
const permissionIndexes = z.array(count).max(100_000);
const path = z.array(z.union([z.string(), count])).max(20);

const changedPermission = z.strictObject({
  /** The permission's place in the policy, from 0; one that the policy does not have is passed over. */
  permission: count,
  change: z.enum(['leftOut', 'flipped']),
});

/** What a simulation needs: the policy as text, the set, the answers in force, and what is tried of the policy. */
const simulationInput = z.strictObject({
  /** The chosen sets, as `entities.list` names them in one. */
  setId: selectionId,
  policy: z.string().max(maximumPolicyLength),
  answers: answersInForce,
  /** Permissions that are left out or of the opposite effect for this simulation alone. */
  changes: z.array(changedPermission).max(1000).default([]),
});

const watchedId = z.string().min(1).max(4096);

/** One object that a person watches, in one simulation. */
export const watchedObject = z.strictObject({
  kind,
  /** What reports call the object. */
  id: watchedId,
  /** Null where the set has no such object. */
  found: z
    .strictObject({
      position: count,
      name: z.string(),
      type: z.string().nullable(),
      verdict,
      reason,
    })
    .nullable(),
});

/** The counts of one simulation. */
export const simulationSummary = z.strictObject({
  /** Names this simulation in `simulation.objects` and `simulation.explain`; the last few are kept. */
  simulationId: z.string().max(100),
  entities: tally,
  relationships: tally,
  byType: z.array(z.strictObject({ kind, type: z.string().nullable(), ...tally.shape })),
  /** An object with several classes counts in each; without one, under null. */
  byClass: z.array(z.strictObject({ kind, class: z.string().nullable(), ...tally.shape })),
  permissions: z.array(
    z.strictObject({
      index: count,
      effect,
      entities: z.strictObject({ matches: count, only: count }),
      relationships: z.strictObject({ matches: count, only: count }),
    }),
  ),
  questions: z.array(z.strictObject({ id: questionId, entities: count, relationships: count })),
  assumed: z.array(z.strictObject({ id: questionId, answer: z.string() })),
  /** What the policy shows as it stands, where something was tried of it; else null. */
  unchanged: z.strictObject({ entities: tally, relationships: tally }).nullable(),
  decideMs: z.number(),
});

/** One object in a list. */
export const objectRow = z.strictObject({
  /** The object's place in the set, from 0. */
  position: count,
  id: z.string(),
  /**
   * Of a relationship `from → to` by its ends where one of them resolves; else `displayName`, else `name`, else the
   * id. Each name is cut to 300 characters.
   */
  name: z.string(),
  type: z.string().nullable(),
  verdict,
  reason,
});

const failure = z.strictObject({
  code: z.enum([
    'actionNotListed',
    'resourceNotListed',
    'propertyMissing',
    'propertyHoldsNothing',
    'valueDiffers',
    'emptyValueList',
    'answer',
    'conditionalDenyVoid',
  ]),
  /** Where in the policy the thing stands that failed. */
  path,
  property: z.string().nullable(),
  /** What the policy asks for, as JSON text; null where that makes no sense. */
  expected: z.string().nullable(),
  /** What the object has, as JSON text; null where it has nothing. */
  actual: z.string().nullable(),
  /** The question whose answer makes this fail, if any. */
  question: questionId.nullable(),
});

const perPermission = z.strictObject({
  index: count,
  effect,
  /** `depends`: under some combinations of open answers. */
  applies: z.enum(['always', 'never', 'depends']),
  decides: z.boolean(),
  /** The first thing that failed; null where it applies always. */
  failure: failure.nullable(),
  /** The open questions on which it hangs whether the permission applies. */
  questions: z.array(questionId),
});

const questionAnswers = z.array(
  z.strictObject({ id: questionId, answers: z.array(z.strictObject({ answer: z.string(), verdict })) }),
);

/** Why one object has its verdict. */
export const explanation = z.strictObject({
  position: count,
  kind,
  id: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  verdict,
  reason,
  permissions: permissionIndexes,
  /** Each own property with its value as JSON text. */
  properties: z.array(z.tuple([z.string(), z.string()])),
  perPermission: z.array(perPermission),
  /** The permission that came nearest to changing the verdict, with all that failed; null where none could. */
  nearestMiss: z.strictObject({ index: count, failures: z.array(failure) }).nullable(),
  questions: questionAnswers,
  doors: z.array(
    z.strictObject({
      door: z.enum(['lookup', 'rawData']),
      action: z.string(),
      /** `entity:<_id>`; null where the entity has no `_id`. */
      resource: z.string().nullable(),
      verdict,
      reason,
      permissions: permissionIndexes,
      questions: z.array(questionId),
    }),
  ),
  /** The two ends of a relationship; empty for an entity. */
  ends: z.array(
    z.strictObject({
      end: z.enum(['from', 'to']),
      /** What names the end: `_fromEntityId`, `fromVertexId`, `_fromEntityKey` …; null where nothing does. */
      by: z.string().nullable(),
      reference: z.string().nullable(),
      state: z.enum(['resolved', 'missing', 'ambiguous']),
      position: count.nullable(),
      name: z.string().nullable(),
      verdict: verdict.nullable(),
    }),
  ),
  assumed: z.array(z.strictObject({ id: questionId, answer: z.string() })),
});

/** "Would this key see this object?", for one and for all. */
export const simulationContract = {
  /** `bad_request` where the policy can't be decided; `cancelled` where a newer run was asked for. */
  'simulation.run': call(simulationInput, simulationSummary),
  /** What each other answer of each assumed question would show. */
  'simulation.assumptions': call(
    simulationInput,
    z.strictObject({
      assumptions: z.array(
        z.strictObject({
          id: questionId,
          assumed: z.string(),
          otherwise: z.array(z.strictObject({ answer: z.string(), entities: tally, relationships: tally })),
        }),
      ),
    }),
  ),
  /** A page of the objects of one kind; `not_found` where the simulation is no longer kept. */
  'simulation.objects': call(
    z.strictObject({
      simulationId: z.string().max(100),
      kind,
      verdict: verdict.nullable(),
      /** Absent: any. Null: objects without one. */
      type: z.string().nullable().optional(),
      class: z.string().nullable().optional(),
      /** Found in id, `_key`, name or type, in any case; empty: all. */
      search: z.string().max(1000),
      offset: count,
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ total: count, rows: z.array(objectRow) }),
  ),
  /** The verdicts of some objects by what reports call them, in the order asked. */
  'simulation.watched': call(
    z.strictObject({
      simulationId: z.string().max(100),
      objects: z.array(z.strictObject({ kind, id: watchedId })).max(100),
    }),
    z.strictObject({ watched: z.array(watchedObject) }),
  ),
  'simulation.explain': call(
    z.strictObject({ simulationId: z.string().max(100), position: count }),
    explanation,
  ),
};
