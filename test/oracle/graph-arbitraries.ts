import * as fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../shared/json/json-value.ts';
import type { Permission, Policy } from '../../shared/policy/policy.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import { anyAnswers } from './answers-arbitraries.ts';
import { anyScope, permissionsIn, propertiesIn } from './arbitraries.ts';
import type { Scope } from './arbitraries.ts';
import type { PlainDoor } from './plain-simulation.ts';
import type { PlainEntity, PlainFile, PlainGraph, PlainRelationship } from './plain-graph.ts';

/** One simulation: what is asked of a set. */
export interface SimulationStep {
  readonly policy: Policy;
  readonly answers: Answers;
  readonly door: PlainDoor;
}

/** A set of graph objects with simulations that differ by small edits. */
export interface SimulationCase {
  readonly graph: PlainGraph;
  readonly steps: readonly SimulationStep[];
}

function anyPermission(scope: Scope): fc.WeightedArbitrary<Permission> {
  return { weight: 3, arbitrary: permissionsIn(scope) };
}

/** Permissions that only their conditions keep from objects. */
function onEverything(scope: Scope): fc.WeightedArbitrary<Permission> {
  const arbitrary = permissionsIn(scope).map((one): Permission => ({
    ...one,
    actions: ['*'],
    resources: ['*'],
  }));
  return { weight: 4, arbitrary };
}

const wholeGraph: fc.WeightedArbitrary<Permission> = {
  weight: 1,
  arbitrary: fc.constant({
    effect: 'ALLOW',
    actions: ['query:ReadGraphData'],
    resources: ['*'],
    condition: null,
  }),
};

/** Ids of few values, so that ends resolve often, and are missing or ambiguous often enough. */
const id = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<JsonValue>('1', '2', '3', '4', '__proto__') },
  { weight: 2, arbitrary: fc.constantFrom<JsonValue>('', 'constructor', 1, 2, null, ['1']) },
);
const vertexId = fc.option(fc.constantFrom('1', '2', '3', 'v', '__proto__', ''), { nil: null, freq: 2 });

const type = fc.constantFrom<JsonValue>(
  't',
  'T',
  'u',
  '',
  '\u{d800}',
  ['t'],
  ['u', 't'],
  [5, 'u'],
  [['t']],
  [],
  null,
  5,
);
const classes = fc.constantFrom<JsonValue>(
  'C',
  'D',
  ['C'],
  ['C', 'D'],
  ['D', 'D'],
  [null, 'C'],
  [],
  null,
  '__proto__',
);

/** Adds named values to properties, each left out once in `freq` times. */
function withNames(
  base: fc.Arbitrary<JsonObject>,
  added: Readonly<Record<string, { readonly value: fc.Arbitrary<JsonValue>; readonly freq: number }>>,
): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(added).map(([name, { value, freq }]) =>
    fc.option(
      value.map((chosen) => [name, chosen] as const),
      { nil: null, freq },
    ),
  );
  return fc
    .tuple(base, ...entries)
    .map(([properties, ...chosen]) =>
      Object.fromEntries([...Object.entries(properties), ...chosen.filter((entry) => entry !== null)]),
    );
}

function entitiesIn(scope: Scope): fc.Arbitrary<PlainEntity> {
  return fc.record({
    properties: withNames(propertiesIn(scope), {
      _id: { value: id, freq: 4 },
      _key: { value: id, freq: 3 },
      _type: { value: type, freq: 2 },
      _class: { value: classes, freq: 2 },
    }),
    vertexId,
  });
}

function relationshipsIn(scope: Scope): fc.Arbitrary<PlainRelationship> {
  return fc.record({
    properties: withNames(propertiesIn(scope), {
      _fromEntityId: { value: id, freq: 2 },
      _toEntityId: { value: id, freq: 2 },
      _fromEntityKey: { value: id, freq: 9 },
      _toEntityKey: { value: id, freq: 9 },
      _type: { value: type, freq: 2 },
      _class: { value: classes, freq: 2 },
    }),
    fromVertexId: vertexId,
    toVertexId: vertexId,
  });
}

function graphsIn(scope: Scope): fc.Arbitrary<PlainGraph> {
  const file = fc.record<PlainFile>({
    name: fc.constantFrom('one.json', 'two.json'),
    storedSet: fc.constantFrom(null, 1, 2),
    entities: fc.array(entitiesIn(scope), { maxLength: 4, size: 'max' }),
    relationships: fc.array(relationshipsIn(scope), { maxLength: 3, size: 'max' }),
  });
  return fc
    .record({
      files: fc.array(file, { minLength: 1, maxLength: 3, size: 'max' }),
      numbered: fc.boolean(),
    })
    .map(({ files, numbered }) => ({ files: numbered ? numberEntities(files) : files }));
}

/** Gives each entity an id and a key of its own, so that most references to one resolve. */
function numberEntities(files: readonly PlainFile[]): readonly PlainFile[] {
  let last = 0;
  return files.map((file) => ({
    ...file,
    entities: file.entities.map(({ properties }) => {
      last += 1;
      const own = String(last);
      return { properties: { ...properties, _id: own, _key: own }, vertexId: own };
    }),
  }));
}

/** A set of some hundred objects, which repeats those of a small one in any order. */
function bigGraphsIn(scope: Scope): fc.Arbitrary<PlainGraph> {
  const parts = fc.record({
    entities: fc.array(entitiesIn(scope), { minLength: 1, maxLength: 9, size: 'max' }),
    relationships: fc.array(relationshipsIn(scope), { minLength: 1, maxLength: 5, size: 'max' }),
  });
  return parts.chain(({ entities, relationships }) =>
    fc
      .record({
        entities: fc.array(fc.constantFrom(...entities), { minLength: 60, maxLength: 150, size: 'max' }),
        relationships: fc.array(fc.constantFrom(...relationships), { maxLength: 40, size: 'max' }),
      })
      .map((file) => ({ files: numberEntities([{ name: 'one.json', storedSet: null, ...file }]) })),
  );
}

/** A small set with up to `maximumSteps` simulations of it. */
export function simulationCases(maximumSteps: number): fc.Arbitrary<SimulationCase> {
  return casesOf(graphsIn, maximumSteps);
}

/** A set of some hundred objects with up to `maximumSteps` simulations of it. */
export function bigSimulationCases(maximumSteps: number): fc.Arbitrary<SimulationCase> {
  return casesOf(bigGraphsIn, maximumSteps);
}

/**
 * A set with simulations. The policies are drawn in any order from a few permissions, as edits of one text
 * leave them; the answers change now and then.
 */
function casesOf(
  graphs: (scope: Scope) => fc.Arbitrary<PlainGraph>,
  maximumSteps: number,
): fc.Arbitrary<SimulationCase> {
  return anyScope.chain((scope) =>
    fc
      .record({
        graph: graphs(scope),
        pool: fc.array(fc.oneof(anyPermission(scope), onEverything(scope), wholeGraph), {
          minLength: 1,
          maxLength: 5,
          size: 'max',
        }),
        answers: fc.oneof(
          { weight: 4, arbitrary: fc.array(anyAnswers, { minLength: 1, maxLength: 2 }) },
          { weight: 1, arbitrary: fc.array(anyAnswers, { minLength: 5, maxLength: 9, size: 'max' }) },
        ),
      })
      .chain(({ graph, pool, answers }) => {
        const step = fc.record<SimulationStep>({
          policy: editsOf(pool),
          answers: fc.constantFrom(...answers),
          door: fc.constantFrom('query', 'query', 'lookup', 'rawData'),
        });
        return fc.record({
          graph: fc.constant(graph),
          steps: fc.array(step, { minLength: 1, maxLength: maximumSteps, size: 'max' }),
        });
      }),
  );
}

/** Policies of some of the permissions in any order, now and then with one effect the other way round. */
function editsOf(pool: readonly Permission[]): fc.Arbitrary<Policy> {
  const turned = fc.option(fc.nat({ max: 3 }), { nil: -1, freq: 2 });
  return fc
    .tuple(fc.shuffledSubarray([...pool], { minLength: 1 }), turned)
    .map(([permissions, turnedPlace]) => ({
      permissions: permissions.map((one, place) =>
        place === turnedPlace ? { ...one, effect: one.effect === 'ALLOW' ? 'DENY' : 'ALLOW' } : one,
      ),
    }));
}
