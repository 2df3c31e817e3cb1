import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createBrowseService } from '../../../../main/services/browse/browse-service.ts';
import type { browseContract } from '../../../../shared/contract/browse.ts';
import type { workerContract } from '../../../../shared/contract/contract.ts';
import { createGraphTableBuilder } from '../../../../shared/evaluate/graph-table-builder.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { connectToServices } from '../entities/connect-to-services.ts';

let client: Client<typeof workerContract>;
let close: () => void;
beforeEach(() => {
  ({ client, close } = connectToServices(temporaryFolder()));
});
afterEach(() => close());

type RowsInput = z.input<(typeof browseContract)['browse.rows']['input']>;
type Query = Partial<RowsInput>;

async function importObjects(objects: readonly object[]): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(objects));
  const { importId } = await client.call('entities.importBegin', {
    files: [{ name: 'set.json', bytes: bytes.length }],
  });
  for (let at = 0; at < bytes.length; at += 500_000) {
    const part = bytes.subarray(at, at + 500_000).toString('base64');
    await client.call('entities.importChunk', { importId, file: 0, bytes: part });
  }
  return (await client.call('entities.importFinish', { importId })).selected[0] ?? '';
}

async function rows(setId: string, query: Query = {}) {
  const input: RowsInput = {
    setId,
    kind: 'entity',
    columns: ['n'],
    search: '',
    sort: null,
    offset: 0,
    limit: 500,
    ...query,
  };
  return await client.call('browse.rows', input);
}

async function positions(setId: string, query: Query): Promise<readonly number[]> {
  return (await rows(setId, query)).rows.map(({ position }) => position);
}

describe('the columns of a set', () => {
  it('are its properties, the most frequent first, of each kind by itself', async () => {
    const setId = await importObjects([
      { b: 1, a: 1, c: 1 },
      { a: 2, b: 2 },
      { a: 3 },
      { _fromEntityKey: 'x', d: 1 },
    ]);
    expect(await client.call('browse.columns', { setId, kind: 'entity' })).toEqual({
      objects: 3,
      columns: [
        { name: 'a', count: 3 },
        { name: 'b', count: 2 },
        { name: 'c', count: 1 },
      ],
    });
    expect((await client.call('browse.columns', { setId, kind: 'relationship' })).objects).toBe(1);
  });

  it('are those of any set, also of one that is not chosen', async () => {
    const setId = await importObjects([{ a: 1 }]);
    expect((await client.call('browse.columns', { setId: 'sample', kind: 'entity' })).objects).toBe(2031);
    expect((await client.call('browse.columns', { setId, kind: 'entity' })).objects).toBe(1);
    const gone = client.call('browse.columns', { setId: 'gone', kind: 'entity' });
    await expect(gone).rejects.toThrow('This entity set is no longer there');
  });
});

describe('the rows of a set', () => {
  it('come page by page in the order of the set, with a cell for each column that was asked for', async () => {
    const setId = await importObjects([{ n: 'x' }, { n: 5 }, {}, { n: ['a', null] }, { n: 'y'.repeat(400) }]);
    const { total, rows: page } = await rows(setId, { columns: ['n', 'none'], offset: 1, limit: 4 });
    expect(total).toBe(5);
    expect(page.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(page.map(({ cells: [cell] }) => cell)).toEqual([
      { kind: 'number', text: '5' },
      null,
      { kind: 'list', text: '["a",null]' },
      { kind: 'string', text: `${'y'.repeat(300)}…` },
    ]);
    expect(page.every(({ cells }) => cells[1] === null)).toBe(true);
  });

  it('are sorted by the kind of value, then the value; those without one come last either way', async () => {
    const values = ['b', 10, true, 'B', undefined, 9, ['x'], null, 'a', false, { k: 1 }, -1];
    const setId = await importObjects(values.map((n) => (n === undefined ? {} : { n })));
    const sorted = async (descending: boolean) => {
      const found = await positions(setId, { sort: { property: 'n', descending } });
      return found.map((position) => values[position]);
    };
    const ascending = [-1, 9, 10, 'a', 'B', 'b', false, true, ['x'], { k: 1 }, null];
    expect(await sorted(false)).toEqual([...ascending, undefined]);
    expect(await sorted(true)).toEqual([...ascending.toReversed(), undefined]);
    expect(await positions(setId, { sort: { property: 'none', descending: true } })).toHaveLength(12);
  });

  it('keep their order where their values are equal, in both directions', async () => {
    const setId = await importObjects([{ n: 2 }, { n: 1 }, { n: 2 }, { n: 1 }]);
    expect(await positions(setId, { sort: { property: 'n', descending: false } })).toEqual([1, 3, 0, 2]);
    expect(await positions(setId, { sort: { property: 'n', descending: true } })).toEqual([0, 2, 1, 3]);
  });

  it('are sorted right where there are many values, page after page', async () => {
    const count = 30_000;
    const value = (row: number): string => `v${(row * 7919) % count}`;
    const setId = await importObjects(Array.from({ length: count }, (_, row) => ({ n: value(row) })));
    const sort = { property: 'n', descending: false };
    const expected = Array.from({ length: count }, (_, row) => row).toSorted((one, other) =>
      value(one) < value(other) ? -1 : 1,
    );
    expect(await positions(setId, { sort, limit: 500 })).toEqual(expected.slice(0, 500));
    expect(await positions(setId, { sort, offset: 29_800 })).toEqual(expected.slice(29_800));
  });

  it('are found by any value in any case, or by a property and a part of its value', async () => {
    const setId = await importObjects([
      { name: 'Robin', 'tag.env': 'prod' },
      { name: 'prodigy', n: 41 },
      { owner: ['robin', 'sam'] },
      { other: 'tag.env=prod' },
    ]);
    expect(await positions(setId, { search: 'ROBIN' })).toEqual([0, 2]);
    expect(await positions(setId, { search: 'prod' })).toEqual([0, 1, 3]);
    expect(await positions(setId, { search: 'TAG.ENV=pr' })).toEqual([0, 3]);
    expect(await positions(setId, { search: 'n=4' })).toEqual([1]);
    expect(await positions(setId, { search: 'owner=' })).toEqual([2]);
    expect(await positions(setId, { search: 'nothing' })).toEqual([]);
  });

  it.each([
    '" OR 1',
    "'",
    'NEAR(',
    "x'; DROP TABLE entity_set; --",
    '%',
    '_',
    '*',
    '(',
    '\\',
    '[',
    '.*',
    '\0',
    '\ud800',
    'a=b=c',
  ])('case 39: are found by %j as plain text, which never fails', async (search) => {
    const setId = await importObjects([{ n: `before ${search} after` }, { n: 'nothing of it' }, { n: 7 }]);
    expect(await positions(setId, { search: ` ${search} ` })).toEqual([0]);
    expect(
      (await rows(setId, { sort: { property: search, descending: true }, columns: [search] })).total,
    ).toBe(3);
    expect((await client.call('entities.list', {})).sets).toHaveLength(2);
  });
});

it('ends a search and a sort soon after they are cancelled', async () => {
  const builder = createGraphTableBuilder();
  builder.beginFile('file');
  for (let row = 0; row < 200_000; row += 1) builder.addEntity({ n: `value ${row}` });
  const table = builder.finish();
  const handlers = createBrowseService({ loadedSets: { table: () => Promise.resolve(table) } });
  const input: RowsInput = {
    setId: 's',
    kind: 'entity',
    columns: [],
    search: '',
    sort: null,
    offset: 0,
    limit: 1,
  };
  for (const asked of [
    { ...input, search: 'x' },
    { ...input, sort: { property: 'n', descending: false } },
  ]) {
    const controller = new AbortController();
    const answer = handlers['browse.rows'](asked, { signal: controller.signal, progress: () => undefined });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    const again = handlers['browse.rows'](asked, {
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    expect((await again).total).toBe(asked.search === '' ? 200_000 : 0);
  }
});

it('shows all of one object, and says so where there is none', async () => {
  const setId = await importObjects([{ _key: 'a', list: [1] }, { _fromEntityKey: 'a' }]);
  expect(await client.call('browse.object', { setId, position: 0 })).toEqual({
    kind: 'entity',
    row: 0,
    id: 'a',
    name: 'a',
    properties: [
      ['_key', '"a"'],
      ['list', '[1]'],
    ],
  });
  expect(await client.call('browse.object', { setId, position: 1 })).toMatchObject({
    kind: 'relationship',
    row: 0,
    id: '#2',
  });
  await expect(client.call('browse.object', { setId, position: 2 })).rejects.toBeInstanceOf(RpcError);
});
