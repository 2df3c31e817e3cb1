import { describe, expect, it } from 'vitest';
import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import { createTableFacts } from '../../../shared/evaluate/table-facts.ts';
import type { TableFacts } from '../../../shared/evaluate/table-facts.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';

function factsOf(entities: readonly JsonObject[], relationships: readonly JsonObject[] = []): TableFacts {
  const builder = createGraphTableBuilder();
  builder.beginFile('set');
  for (const entity of entities) builder.addEntity(entity);
  for (const relationship of relationships) builder.addRelationship(relationship);
  return createTableFacts(builder.finish());
}

const all = { search: '', types: [], limit: 100 };

describe('the properties of a set', () => {
  const facts = factsOf(
    [
      { _type: 'a', x: 'text', y: ['one'], z: null },
      { _type: ['a', 'b'], x: 5, y: [true], z: {} },
      { _type: 'c', y: ['one', 'two'], w: [] },
    ],
    [{ _type: 'r', y: false, __proto: 1 }],
  );

  it('come with how many objects of each kind have them and what their values are', () => {
    const { items, total } = facts.properties(all);
    expect(total).toBe(6);
    expect(
      items.map(({ name, entities, relationships, kinds, ofTypes }) => [
        name,
        entities,
        relationships,
        kinds.join(),
        ofTypes,
      ]),
    ).toEqual([
      ['_type', 3, 1, 'string,list', null],
      ['y', 3, 1, 'string,boolean,list', null],
      ['x', 2, 0, 'string,number', null],
      ['z', 2, 0, 'null,object', null],
      ['__proto', 0, 1, 'number', null],
      ['w', 1, 0, 'list', null],
    ]);
  });

  it('begin with those that objects of the asked types have, a list of types counted for each', () => {
    const ofB = facts.properties({ ...all, types: ['b', 'r'] }).items;
    expect(ofB.map(({ name, ofTypes }) => [name, ofTypes])).toEqual([
      ['_type', 2],
      ['y', 2],
      ['x', 1],
      ['z', 1],
      ['__proto', 1],
      ['w', 0],
    ]);
  });

  it('are found equal first, then by their beginning, then by what they contain, in any case', () => {
    const names = factsOf([{ xEnv: 1, env: 1, ENVIRONMENT: 1, other: 1 }, { xEnv: 1 }]);
    const found = names.properties({ ...all, search: 'ENV' });
    expect(found.items.map(({ name }) => name)).toEqual(['env', 'ENVIRONMENT', 'xEnv']);
    expect(names.properties({ ...all, search: 'env', limit: 1 })).toMatchObject({
      total: 3,
      items: [{ name: 'env' }],
    });
  });
});

describe('the values of a property', () => {
  it('count a list of one element as that element, and each different element of a longer one', () => {
    const facts = factsOf(
      [{ p: 'a' }, { p: ['a'] }, { p: ['a', 'a', 'b'] }, { p: [] }, { p: null }],
      [{ p: 'b' }],
    );
    expect(facts.values('p', all)).toEqual({
      total: 2,
      items: [
        { value: 'a', entities: 3, relationships: 0, inLists: 1, ofTypes: null },
        { value: 'b', entities: 1, relationships: 1, inLists: 1, ofTypes: null },
      ],
    });
  });

  it('keep numbers, booleans and their texts apart, and leave out what nobody can write', () => {
    const facts = factsOf([5, '5', true, 'true', Infinity, 'x'.repeat(501)].map((p) => ({ p })));
    expect(facts.values('p', all).items.map(({ value }) => value)).toEqual([5, '5', true, 'true']);
  });

  it('begin with those that objects of the asked types have most', () => {
    const facts = factsOf([
      { _type: 'a', p: 'x' },
      { _type: 'a', p: 'x' },
      { _type: 'b', p: 'y' },
      { _type: 'b', p: 'z' },
      { _type: 'b', p: 'z' },
      { p: 'x' },
    ]);
    expect(
      facts.values('p', { ...all, types: ['b'] }).items.map(({ value, ofTypes }) => [value, ofTypes]),
    ).toEqual([
      ['z', 2],
      ['y', 1],
      ['x', 0],
    ]);
  });

  it('are none of a property that no object has', () => {
    expect(factsOf([{ a: 1 }]).values('__proto__', all)).toEqual({ items: [], total: 0 });
  });

  it('stay right for more properties and types than are kept', () => {
    const facts = factsOf(
      Array.from({ length: 50 }, (_, place) => ({ _type: `t${place}`, [`p${place}`]: place })),
    );
    for (const round of [1, 2]) {
      for (let place = 0; place < 50; place += 1) {
        const query = { ...all, types: [`t${place}`] };
        expect([round, facts.values(`p${place}`, query).items]).toEqual([
          round,
          [{ value: place, entities: 1, relationships: 0, inLists: 0, ofTypes: 1 }],
        ]);
      }
    }
  });
});

describe('the entities of a set', () => {
  const facts = factsOf(
    [
      { _id: 'abc', _type: ['host'], displayName: 'Zebra' },
      { _id: 'abd', name: 'yak abc' },
      { _key: 'no id' },
      { _id: '' },
      { _id: 7 },
      { _id: 'x'.repeat(501) },
    ],
    [{ _id: 'edge' }],
  );

  it('are those with an id that can be written, by name and type', () => {
    expect(facts.ids('', 100)).toEqual({
      total: 2,
      items: [
        { id: 'abc', name: 'Zebra', type: 'host' },
        { id: 'abd', name: 'yak abc', type: null },
      ],
    });
  });

  it('are found by the beginning of their id, then by any part of their name', () => {
    expect(facts.ids('ABC', 100).items.map(({ id }) => id)).toEqual(['abc', 'abd']);
    expect(facts.ids('ebr', 100).items.map(({ id }) => id)).toEqual(['abc']);
    expect(facts.ids('bc', 1)).toMatchObject({ total: 1, items: [{ id: 'abd' }] });
  });
});
