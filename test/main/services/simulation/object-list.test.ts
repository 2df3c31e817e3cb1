import { describe, expect, it } from 'vitest';
import { createObjectList } from '../../../../main/services/simulation/object-list.ts';
import { defaultAnswers } from '../../../../shared/evaluate/answers.ts';
import { explain } from '../../../../shared/evaluate/explain.ts';
import { positionOf } from '../../../../shared/evaluate/object-table.ts';
import { createSimulator } from '../../../../shared/evaluate/simulate.ts';
import type { JsonObject } from '../../../../shared/json/json-value.ts';
import { graphTableOf } from '../../../oracle/graph-table-of.ts';

const entities: readonly JsonObject[] = [
  { _id: 'id-1', displayName: 'acme', name: 'The company' },
  { _id: 'id-2', _key: 'key-of-payments', name: 'Payments' },
  { _id: 'id-3' },
  { _id: 'twice' },
  { _id: 'twice' },
  { _id: 'long', displayName: 'l'.repeat(400) },
];

function relationship(from: JsonObject[string], to: JsonObject[string], more: JsonObject = {}): JsonObject {
  return { _type: 'acme_has_repo', displayName: 'HAS', _fromEntityId: from, _toEntityId: to, ...more };
}

function listOf(relationships: readonly JsonObject[]) {
  const table = graphTableOf({
    files: [
      {
        name: 'a.json',
        storedSet: null,
        entities: entities.map((properties) => ({ properties, vertexId: null })),
        relationships: relationships.map((properties) => ({
          properties,
          fromVertexId: null,
          toVertexId: null,
        })),
      },
    ],
  });
  const simulator = createSimulator(table);
  const simulation = simulator.simulate({ permissions: [] }, defaultAnswers, 'query');
  const list = createObjectList(simulator);
  const filter = { verdict: null, type: undefined, class: undefined } as const;
  return {
    /** The names in the list, which are those of the explanations too. */
    names: relationships.map((_, row) => {
      const { name } = list.listed('relationship', row);
      const explained = explain(simulator, simulation, positionOf(table, 'relationship', row)).name;
      expect(explained).toBe(name);
      return name;
    }),
    types: relationships.map((_, row) => list.listed('relationship', row).type),
    find: async (search: string, kind: 'entity' | 'relationship' = 'relationship') =>
      await list.rows(simulation, { ...filter, kind, search }, new AbortController().signal),
  };
}

describe('a relationship in a list', () => {
  it('is called by the names of its two ends, as in its explanation, and keeps its type', () => {
    const { names, types } = listOf([relationship('id-1', 'id-2'), relationship('id-2', 'id-3')]);
    expect(names).toEqual(['acme → Payments', 'Payments → id-3']);
    expect(types).toEqual(['acme_has_repo', 'acme_has_repo']);
  });

  it('calls an end that is missing or ambiguous as the relationship does', () => {
    const { names } = listOf([relationship('id-1', 'gone'), relationship('twice', 'id-2')]);
    expect(names).toEqual(['acme → gone', 'twice → Payments']);
  });

  it('keeps its own name where its ends say less', () => {
    const unnamed = relationship('id-1', null);
    const { names } = listOf([
      relationship('gone', 'gone too'),
      unnamed,
      relationship(5, 'id-1', { displayName: 5, name: 'owns' }),
      relationship('gone', 'gone', { displayName: '', _id: 'r-1' }),
      { _fromEntityId: 'id-1', name: 'half' },
    ]);
    expect(names).toEqual(['HAS', 'HAS', 'owns', 'r-1', 'half']);
  });

  it('has the names of both its ends, however long the first one is', () => {
    const { names } = listOf([relationship('long', 'id-1'), relationship('id-1', 'x'.repeat(65_536))]);
    expect(names).toEqual([`${'l'.repeat(300)} → acme`, `acme → ${'x'.repeat(300)}`]);
  });

  it('is found by the name of either end, by both, by its own name and by its type', async () => {
    const { find } = listOf([
      relationship('id-1', 'id-2'),
      relationship('id-2', 'id-3', { displayName: 'OWNS' }),
      relationship('id-3', 'elsewhere', { _type: 'other' }),
    ]);
    expect(await find('ACME')).toEqual([0, 1]);
    expect(await find('acme →')).toEqual([0]);
    expect(await find('payments')).toEqual([0, 1]);
    expect(await find('acme → pay')).toEqual([0]);
    expect(await find('elsewhere')).toEqual([2]);
    expect(await find('owns')).toEqual([1]);
    expect(await find('other')).toEqual([2]);
    expect(await find('the company')).toEqual([]);
    expect(await find('acme', 'entity')).toEqual([0]);
  });

  it('is found by its _key, by which the command line knows it too, as entities are', async () => {
    const { find } = listOf([relationship('id-1', 'id-2', { _id: 'r-1', _key: 'Edge:One' }), { _key: 5 }]);
    expect(await find('edge:one')).toEqual([0]);
    expect(await find('key-of-payments', 'entity')).toEqual([1]);
  });
});
