import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleSetId } from '../../../../main/services/entities/sample-set.ts';
import type { workerContract } from '../../../../shared/contract/contract.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { connectToServices } from '../entities/connect-to-services.ts';

let profile = '';
let client: Client<typeof workerContract>;
let close: () => void;
let reports: readonly unknown[];
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'latchkey-facts-'));
  ({ client, close, reports } = connectToServices(profile));
});
afterEach(() => {
  close();
  rmSync(profile, { recursive: true, force: true });
  if (reports.length > 0) throw new Error(`unexpected: ${inspect(reports)}`);
});

const all = { search: '', types: [], limit: 100 };

async function importObjects(objects: readonly object[]): Promise<string> {
  const text = JSON.stringify(objects);
  const { importId } = await client.call('entities.importBegin', {
    files: [{ name: 'set.json', bytes: Buffer.byteLength(text) }],
  });
  const bytes = Buffer.from(text).toString('base64');
  await client.call('entities.importChunk', { importId, file: 0, bytes });
  return (await client.call('entities.importFinish', { importId })).selection ?? '';
}

it('tells the properties, values and ids of the sample through the contract', async () => {
  const setId = sampleSetId;
  const properties = await client.call('facts.properties', { setId, ...all });
  const type = properties.items.find(({ name }) => name === '_type');
  expect(type).toMatchObject({ entities: 2031, relationships: 1500, ofTypes: null });
  const repos = await client.call('facts.values', {
    setId,
    property: '_type',
    ...all,
    search: 'GITHUB_REPO',
  });
  expect(repos.items[0]).toEqual({
    value: 'github_repo',
    entities: 186,
    relationships: 0,
    inLists: 0,
    ofTypes: null,
  });
  const ids = await client.call('facts.ids', { setId, search: '', limit: 3 });
  expect([ids.items.length, ids.total]).toEqual([3, 2031]);
});

it('tells what is in the set that was imported last, also where it says odd things', async () => {
  const odd = {
    _id: 'i',
    '\uD800': '\uDC00',
    __proto__x: -0,
    '': '',
    list: ['a', 'b'],
    none: null,
    deep: {},
  };
  const setId = await importObjects([odd]);
  const { items } = await client.call('facts.properties', { setId, ...all });
  expect(items.map(({ name }) => name).toSorted()).toEqual(Object.keys(odd).toSorted());
  for (const { name } of items) await client.call('facts.values', { setId, property: name, ...all });
  const next = await importObjects([{ other: 1 }]);
  expect(
    (await client.call('facts.properties', { setId: next, ...all })).items.map(({ name }) => name),
  ).toEqual(['other']);
});

it('says that a set is gone', async () => {
  const gone = client.call('facts.values', { setId: 'gone', property: 'a', ...all });
  await expect(gone).rejects.toThrow(RpcError);
  await expect(gone).rejects.toThrow('This entity set is no longer there; choose another one.');
});

it('refuses to list more than a list can show', async () => {
  const many = client.call('facts.ids', { setId: sampleSetId, search: '', limit: 1001 });
  await expect(many).rejects.toThrow(RpcError);
});
