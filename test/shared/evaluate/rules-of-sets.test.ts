import { describe, expect, it } from 'vitest';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { Simulation } from '../../../shared/evaluate/simulate.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import type { Permission } from '../../../shared/policy/policy.ts';
import { graphTableOf } from '../../oracle/graph-table-of.ts';
import type { PlainFile } from '../../oracle/plain-graph.ts';
import { allow, deny, literalBut, queryFilters, stringEquals, when } from './policy-in-words.ts';

const onX = allow(when(queryFilters({ a: 'x' })));

/** One file of entities and relationships without vertex ids. */
function file(
  entities: readonly JsonObject[],
  relationships: readonly JsonObject[] = [],
  storedSet: number | null = null,
): PlainFile {
  return {
    name: 'a.json',
    storedSet,
    entities: entities.map((properties) => ({ properties, vertexId: null })),
    relationships: relationships.map((properties) => ({ properties, fromVertexId: null, toVertexId: null })),
  };
}

function edge(from: string, to: string): JsonObject {
  return { a: 'x', _fromEntityId: from, _toEntityId: to };
}

function onFirst(action: string): Permission {
  return allow(null, { actions: [action], resources: ['entity:1'] });
}

function simulate(
  files: readonly PlainFile[],
  permissions: readonly Permission[],
  settle = '',
  door: 'query' | 'lookup' | 'rawData' = 'query',
): Simulation {
  return createSimulator(graphTableOf({ files })).simulate({ permissions }, literalBut(settle), door);
}

describe('a relationship', () => {
  const ends = [
    { _id: '1', _key: 'k1', a: 'x' },
    { _id: '2', _key: 'k2', a: 'y' },
  ];
  const needsEnds = 'relationships=ownAndEnds';

  it('is readable by its own properties under own', () => {
    const simulation = simulate([file(ends, [edge('1', '2'), edge('9', '9')])], [onX], 'relationships=own');
    expect([simulation.decisionAt(2).verdict, simulation.decisionAt(3).verdict]).toEqual([
      'visible',
      'visible',
    ]);
  });

  it('needs both ends readable too under ownAndEnds', () => {
    const edges = [edge('1', '1'), edge('1', '2'), edge('2', '1')];
    const simulation = simulate([file(ends, edges)], [onX], needsEnds);
    expect([2, 3, 4].map((position) => simulation.decisionAt(position).verdict)).toEqual([
      'visible',
      'hidden',
      'hidden',
    ]);
  });

  it('has neither reason nor permissions where only an end hides it', () => {
    const simulation = simulate([file(ends, [edge('1', '2')])], [onX], needsEnds);
    expect(simulation.decisionAt(2)).toEqual({
      verdict: 'hidden',
      reason: null,
      permissions: [],
      questions: [],
    });
  });

  it('keeps its own reason and permissions where its own properties hide it', () => {
    const simulation = simulate([file(ends, [edge('9', '2')])], [onX, deny(onX.condition)], needsEnds);
    expect(simulation.decisionAt(2)).toMatchObject({ reason: 'explicitDeny', permissions: [1] });
  });

  it('is undetermined with no question for a missing or ambiguous end, by its own permissions', () => {
    const twins = [...ends, { _id: '3', a: 'x' }, { _id: '3', a: 'x' }];
    const simulation = simulate([file(twins, [edge('1', '9'), edge('3', '1')])], [onX], needsEnds);
    const expected = { verdict: 'undetermined', reason: null, permissions: [0], questions: [] };
    expect(simulation.decisionAt(4)).toEqual(expected);
    expect(simulation.decisionAt(5)).toEqual(expected);
  });

  it('is hidden by a hidden end even where the other one is missing', () => {
    const simulation = simulate([file(ends, [edge('9', '2')])], [onX], needsEnds);
    expect(simulation.decisionAt(2).verdict).toBe('hidden');
  });

  it('hangs on relationships where an end decides', () => {
    const simulation = simulate([file(ends, [edge('1', '2'), edge('1', '1')])], [onX], 'relationships=open');
    expect(simulation.decisionAt(2)).toMatchObject({ verdict: 'undetermined', questions: ['relationships'] });
    expect(simulation.decisionAt(3)).toMatchObject({ verdict: 'visible', questions: [] });
  });

  it('names no permission where an end hides it in some combinations', () => {
    const simulation = simulate([file(ends, [edge('1', '2')])], [onX], 'relationships=open');
    expect(simulation.decisionAt(2).permissions).toEqual([]);
  });

  it('resolves an end by the first reference that is present, never by a later one', () => {
    const byMissingId = { a: 'x', _fromEntityId: '9', _fromEntityKey: 'k1', _toEntityKey: 'k1' };
    const byKey = { a: 'x', _fromEntityKey: 'k1', _toEntityKey: 'k1' };
    const simulation = simulate([file(ends, [byMissingId, byKey])], [onX], needsEnds);
    expect([simulation.decisionAt(2).verdict, simulation.decisionAt(3).verdict]).toEqual([
      'undetermined',
      'visible',
    ]);
  });

  it("puts the row's vertex ids before entity keys and after entity ids", () => {
    const entities = [
      { properties: { _id: '1', _key: 'k1', a: 'y' }, vertexId: 'v1' },
      { properties: { _id: '2', _key: 'k2', a: 'x' }, vertexId: 'v2' },
    ];
    const byVertex = { a: 'x', _fromEntityKey: 'k1', _toEntityKey: 'k1' };
    const byId = { ...byVertex, _fromEntityId: '1', _toEntityId: '1' };
    const relationships = [byVertex, byId].map((properties) => ({
      properties,
      fromVertexId: 'v2',
      toVertexId: 'v2',
    }));
    const simulation = simulate([{ name: 'a', storedSet: null, entities, relationships }], [onX], needsEnds);
    expect([simulation.decisionAt(2).verdict, simulation.decisionAt(3).verdict]).toEqual([
      'visible',
      'hidden',
    ]);
  });

  it('takes a reference that is null, a number, a list or empty as present and naming nothing', () => {
    const odd = [null, 1, ['1'], ''].map((_fromEntityId) => ({
      a: 'x',
      _fromEntityId,
      _fromEntityKey: 'k1',
      _toEntityKey: 'k1',
    }));
    const simulation = simulate([file([...ends, { _id: '', _key: '' }], odd)], [onX], needsEnds);
    expect(simulation.relationships).toEqual({ total: 4, visible: 0, hidden: 0, undetermined: 4 });
  });

  it('looks for entity keys within its own file or stored set, for ids everywhere', () => {
    const byKey = { a: 'x', _fromEntityKey: 'k1', _toEntityKey: 'k1' };
    const apart = simulate([file(ends), file([], [byKey, edge('1', '1')])], [onX], needsEnds);
    expect([apart.decisionAt(2).verdict, apart.decisionAt(3).verdict]).toEqual(['undetermined', 'visible']);
    const together = simulate([file(ends, [], 1), file([], [byKey], 1)], [onX], needsEnds);
    expect(together.decisionAt(2).verdict).toBe('visible');
  });
});

describe('a door', () => {
  const entities = [{ _id: '1' }, { _id: '2' }, { _key: '1' }, { _id: 1 }];

  it('asks look-up and raw data of entity:<_id>', () => {
    const lookup = simulate([file(entities)], [onFirst('query:GetAccountEntity')], '', 'lookup');
    expect([0, 1, 2, 3].map((row) => lookup.decisionAt(row).verdict)).toEqual([
      'visible',
      'hidden',
      'hidden',
      'hidden',
    ]);
    const rawData = simulate([file(entities)], [onFirst('persister:GetEntityRawData')], '', 'rawData');
    expect(rawData.entities).toEqual({ total: 4, visible: 1, hidden: 3, undetermined: 0 });
  });

  it('asks for an entity without _id on an id that only * covers', () => {
    const lookup = simulate(
      [file([{ a: 'x' }])],
      [allow(null, { actions: ['query:GetAccountEntity'] })],
      '',
      'lookup',
    );
    expect(lookup.decisionAt(0).verdict).toBe('visible');
  });

  it("carries the object's own properties, which conditionElsewhere makes count or not", () => {
    const set = [file([{ _id: '1', a: 'x' }, { _id: '2' }])];
    const count = (settle: string): number => simulate(set, [onX], settle, 'lookup').entities.visible;
    expect(count('conditionElsewhere=applies')).toBe(1);
    expect(count('conditionElsewhere=ignored')).toBe(2);
  });

  it('is J1QL alone for relationships', () => {
    const simulation = simulate([file([], [{ a: 'x' }])], [allow()], '', 'lookup');
    expect(simulation.relationships.total).toBe(0);
    expect(simulation.byType).toEqual([]);
    expect(simulation.permissions).toEqual([
      { index: 0, entities: { matches: 0, only: 0 }, relationships: { matches: 0, only: 0 } },
    ]);
  });
});

describe('the counts of a set', () => {
  it('gives the range: visible, hidden and undetermined of each kind', () => {
    const set = [file([{ a: 'x' }, { a: ['x', 'y'] }, { a: 'z' }], [{ a: 'x' }])];
    const simulation = simulate(set, [onX], 'multiValued=open');
    expect(simulation.entities).toEqual({ total: 3, visible: 1, hidden: 1, undetermined: 1 });
    expect(simulation.relationships).toEqual({ total: 1, visible: 1, hidden: 0, undetermined: 0 });
    expect(simulation.questions).toEqual([{ id: 'multiValued', entities: 1, relationships: 0 }]);
  });

  it('counts for each permission what it matches always and what hangs on it alone', () => {
    const onNumber = allow(when(stringEquals({ a: '5' })));
    const set = [file([{ a: 'x' }, { a: 5 }, { a: 'z' }])];
    const simulation = simulate(set, [onX, onNumber, deny(when(queryFilters({ a: 'z' })))], 'nonString=open');
    expect(simulation.permissions.map(({ entities }) => entities)).toEqual([
      { matches: 1, only: 1 },
      { matches: 0, only: 1 },
      { matches: 1, only: 0 },
    ]);
  });

  it('names the type of _type, of a list its first string, else none, last', () => {
    const types = ['b', ['a', 'b'], [1, 'b'], 5, [['a']], [], null];
    const simulation = simulate([file([...types.map((_type) => ({ _type })), {}], [{ _type: 'b' }])], []);
    expect(simulation.byType.map(({ kind, type, total }) => [kind, type, total])).toEqual([
      ['entity', 'a', 1],
      ['entity', 'b', 2],
      ['entity', null, 5],
      ['relationship', 'b', 1],
    ]);
  });

  it('orders types by code units', () => {
    const types = ['\u{1f600}', '\u{ff5e}', 'b', 'B', '_', ''];
    const simulation = simulate([file(types.map((_type) => ({ _type })))], []);
    expect(simulation.byType.map(({ type }) => type)).toEqual(['', 'B', '_', 'b', '\u{1f600}', '\u{ff5e}']);
  });

  it('counts an object with several classes in each of them once', () => {
    const simulation = simulate([file([{ _class: ['B', 'A', 'B'] }, { _class: 'A' }, { _class: [] }])], []);
    expect(simulation.byClass.map((one) => [one.class, one.total])).toEqual([
      ['A', 2],
      ['B', 1],
      [null, 1],
    ]);
  });

  it('lists every assumed answer in force but graphqlRoute', () => {
    const simulator = createSimulator(graphTableOf({ files: [file([])] }));
    expect(simulator.simulate({ permissions: [] }, defaultAnswers, 'query').assumed).toEqual([
      { id: 'conditionForm', answer: 'both' },
      { id: 'denyPrecedence', answer: 'denyWins' },
    ]);
    expect(simulator.simulate({ permissions: [] }, literalBut(''), 'query').assumed).toEqual([]);
  });
});
