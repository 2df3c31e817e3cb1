import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findStoredSet } from '../../../main/services/entities/entity-store.ts';
import { openCacheDatabase } from '../../../main/storage/cache-database.ts';
import { createEntitySetRepository } from '../../../main/storage/cache-entity-sets.ts';
import type { EntitySetRepository } from '../../../main/storage/cache-entity-sets.ts';
import { databaseProblemKind } from '../../../main/storage/database-problem.ts';
import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { tableAsLists } from '../services/entities/import-text.ts';

let profile = '';
let database: Database;
let sets: EntitySetRepository;
beforeEach(() => {
  profile = temporaryFolder();
  ({ database } = openCacheDatabase({ profile, clock: () => new Date() }));
  sets = createEntitySetRepository(database);
});
afterEach(() => {
  database.close();
});

function tableOf(entities: readonly JsonObject[], relationships: readonly JsonObject[] = []): GraphTable {
  const builder = createGraphTableBuilder();
  builder.beginFile('file.json', 0);
  entities.forEach((entity, index) => builder.addEntity(entity, index % 2 === 0 ? `v${index}` : undefined));
  relationships.forEach((relationship) => builder.addRelationship(relationship, 'v0', undefined));
  return builder.finish();
}

async function store(id: string, table: GraphTable, name = 'set') {
  return await sets.store({
    id,
    name,
    source: 'file.json',
    importedAt: '2026-11-23T00:00:00Z',
    table,
    hashes: ['ab'],
  });
}

it('gives back every value of every object, with its files and row ids', async () => {
  const value = fc.jsonValue({ stringUnit: 'binary' });
  const object = fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), value, { maxKeys: 5 });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { maxLength: 6 }),
      fc.array(object, { maxLength: 4 }),
      async (one, two) => {
        count += 1;
        const table = tableOf(one as JsonObject[], two as JsonObject[]);
        await store(`set-${count}`, table);
        const loaded = await sets.load(`set-${count}`);
        expect(loaded).not.toBeNull();
        expect(loaded === null ? null : tableAsLists(loaded)).toEqual(tableAsLists(table));
        expect(loaded?.files).toEqual(table.files);
      },
    ),
    { numRuns: 40 },
  );
});

it('case 31: keeps odd keys, odd numbers, lone surrogates and values of 64 kB unchanged', async () => {
  const long = 'k'.repeat(65_536);
  const odd = JSON.parse(
    `{"__proto__":{"polluted":true},"constructor":"c","prototype":1,"toString":-0,"hasOwnProperty":[null,"\\ud800"],"":1e999,"${long}":"${long}","\\udfff":"\\u0000"}`,
  ) as JsonObject;
  await store('odd', tableOf([odd, { ['__proto__']: 1 }]));
  const loaded = await sets.load('odd');
  const [entity] = loaded === null ? [] : tableAsLists(loaded).entities;
  expect(entity).toEqual(odd);
  expect(Object.is(entity?.['toString'], -0)).toBe(true);
  expect(Object.keys(entity ?? {})).toEqual(Object.keys(odd));
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it('stores a dictionary of many megabytes in blocks', async () => {
  const entities = Array.from({ length: 5000 }, (_, index) => ({ _key: `${index} ${'x'.repeat(1000)}` }));
  const table = tableOf(entities);
  await store('large', table);
  expect(database.prepare('SELECT count(*) FROM set_dictionary').pluck().get()).toBeGreaterThan(4);
  const loaded = await sets.load('large');
  expect(loaded === null ? null : tableAsLists(loaded).entities).toEqual(entities);
});

it('gives each set a name of its own and lists them in the order of their import', async () => {
  for (const id of ['a', 'b', 'c']) await store(id, tableOf([{ _key: id }]), 'same');
  await store('d', tableOf([]), 'lone \ud800');
  expect(sets.list().map(({ id, name }) => [id, name])).toEqual([
    ['a', 'same'],
    ['b', 'same (2)'],
    ['c', 'same (3)'],
    ['d', 'lone \ufffd'],
  ]);
});

it('keeps nothing of a set whose storing is cancelled', async () => {
  const entities = Array.from({ length: 40_000 }, (_, index) => ({ _key: `${index} ${'x'.repeat(300)}` }));
  const table = tableOf(entities);
  const controller = new AbortController();
  const storing = sets.store(
    { id: 'x', name: 'x', source: '', importedAt: '', table, hashes: [] },
    { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) },
  );
  await expect(storing).rejects.toThrow('enough');
  expect(
    database
      .prepare(
        'SELECT (SELECT count(*) FROM entity_set) + (SELECT count(*) FROM set_column) + (SELECT count(*) FROM set_dictionary)',
      )
      .pluck()
      .get(),
  ).toBe(0);
});

it('case 12: keeps nothing of a set for which the disk has no space, and serves the others', async () => {
  await store('first', tableOf([{ _key: 'a' }]));
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 20}`);
  const large = tableOf(
    Array.from({ length: 3000 }, (_, index) => ({ _key: `${index} ${'x'.repeat(300)}` })),
  );
  const kind = await store('second', large).then(() => 'stored', databaseProblemKind);
  expect(kind).toBe('full');
  expect(sets.list().map(({ id }) => id)).toEqual(['first']);
  expect((await sets.load('first'))?.entities.size).toBe(1);
  database.pragma('max_page_count = 1000000');
  await store('second', large);
  expect(sets.list()).toHaveLength(2);
});

it('does not list what an ended process left unfinished, and removes it', async () => {
  await store('a', tableOf([{ _key: 'a' }]));
  database.exec('UPDATE entity_set SET complete = 0');
  expect(sets.list()).toEqual([]);
  expect(await sets.load('a')).toBeNull();
  sets.removeIncomplete();
  expect(database.prepare('SELECT count(*) FROM set_column').pluck().get()).toBe(0);
});

it('case 8: notices a flipped byte within a stored value', async () => {
  await store('a', tableOf([{ _key: 'alpha' }, { _key: 'beta' }]));
  database.exec(`UPDATE set_dictionary SET "values" = replace("values", 'alpha', 'alphb')`);
  expect(await sets.load('a').then(() => 'read', databaseProblemKind)).toBe('damaged');
});

it('case 8: notices a flipped byte within the rows of a column', async () => {
  await store('a', tableOf([{ _key: 'alpha' }, { _key: 'beta' }]));
  database.exec(`UPDATE set_column SET value_places = x'0100000000000000' WHERE part = 'entity'`);
  expect(await sets.load('a').then(() => 'read', databaseProblemKind)).toBe('damaged');
});

it('remembers the sets that were chosen last, also the one of a cache from before there could be several', () => {
  expect(sets.selected()).toEqual([]);
  sets.select(['a']);
  sets.select(['b', 'c']);
  expect(sets.selected()).toEqual(['b', 'c']);
  database.exec("UPDATE setting SET value = 'an-id' WHERE key = 'selectedSet'");
  expect(sets.selected()).toEqual(['an-id']);
});

it('finds a stored set by name or id beside the process that has the cache open, and the sample without one', async () => {
  await store('the-id', tableOf([{ _key: 'a' }]), 'the name');
  expect((await findStoredSet(profile, 'the name'))?.entities.size).toBe(1);
  expect((await findStoredSet(profile, 'the-id'))?.entities.size).toBe(1);
  expect(await findStoredSet(profile, 'no such set')).toBeNull();
  expect((await findStoredSet(join(profile, 'nowhere'), 'Sample inventory'))?.entities.size).toBe(2031);
});
