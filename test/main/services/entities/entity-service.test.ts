import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cachePath } from '../../../../main/storage/cache-database.ts';
import type { workerContract } from '../../../../shared/contract/contract.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { connectToServices } from './connect-to-services.ts';

let profile = '';
let client: Client<typeof workerContract>;
let close: () => void;

function open(): void {
  ({ client, close } = connectToServices(profile));
}
beforeEach(() => {
  profile = temporaryFolder();
  open();
});
afterEach(() => close());

async function begin(...files: readonly (readonly [name: string, text: string])[]): Promise<string> {
  const announced = files.map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
  return (await client.call('entities.importBegin', { files: announced })).importId;
}

async function hand(importId: string, file: number, text: string) {
  return await client.call('entities.importChunk', {
    importId,
    file,
    bytes: Buffer.from(text).toString('base64'),
  });
}

async function importText(name: string, text: string) {
  const importId = await begin([name, text]);
  await hand(importId, 0, text);
  return await client.call('entities.importFinish', { importId });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RpcError ? `${error.code}: ${error.message}` : String(error)),
  );
}

/** How many rows of whatever set lie in the cache. */
function storedRows(): unknown {
  const database = new Database(cachePath(profile), { readonly: true });
  try {
    const counts = ['entity_set', 'set_column', 'set_dictionary'].map(
      (table) => `(SELECT count(*) FROM ${table})`,
    );
    return database
      .prepare(`SELECT ${counts.join(' + ')}`)
      .pluck()
      .get();
  } finally {
    database.close();
  }
}

const twoPods = '[{"_key":"a","_type":"pod"},{"_key":"b","_type":"pod"}]';

it('begins with the sample, which is selected and stays', async () => {
  const { sets, selected } = await client.call('entities.list', {});
  expect(sets).toMatchObject([
    { id: 'sample', name: 'Sample inventory', entities: 2031, relationships: 1500, sample: true },
  ]);
  expect(selected).toEqual(['sample']);
  expect(await refusal(client.call('entities.remove', { id: 'sample' }))).toMatch(/^bad_request: .*stays/);
});

it('imports files in chunks, stores and selects the set, and remembers it', async () => {
  const links = '{"relationships":[{"_key":"a|b","_fromEntityKey":"a","_toEntityKey":"b"}]}';
  const importId = await begin(['pods.json', twoPods], ['links.json', links]);
  expect(await hand(importId, 0, twoPods.slice(0, 30))).toEqual({ objects: 1 });
  expect(await hand(importId, 0, twoPods.slice(30))).toEqual({ objects: 2 });
  expect(await hand(importId, 1, links)).toEqual({ objects: 3 });
  const { sets, selected } = await client.call('entities.importFinish', { importId });
  expect(sets[1]).toMatchObject({
    name: 'pods and 1 more',
    entities: 2,
    relationships: 1,
    source: 'pods.json, links.json',
    sample: false,
  });
  expect(selected).toEqual([sets[1]?.id]);
  close();
  open();
  expect((await client.call('entities.list', {})).selected).toEqual([sets[1]?.id]);
});

it('lets entity keys name entities across the files of one set', async () => {
  const edges = '[{"_key":"e","_fromEntityKey":"a","_toEntityKey":"b"}]';
  const importId = await begin(['pods.json', twoPods], ['edges.json', edges]);
  await hand(importId, 0, twoPods);
  await hand(importId, 1, edges);
  const { selection } = await client.call('entities.importFinish', { importId });
  const everything = '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"]}]}';
  for (const reopened of [false, true]) {
    if (reopened) {
      close();
      open();
    }
    const run = await client.call('simulation.run', {
      setId: selection ?? '',
      policy: everything,
      answers: [],
    });
    const { ends } = await client.call('simulation.explain', { simulationId: run.simulationId, position: 2 });
    expect(ends.map((end) => end.state)).toEqual(['resolved', 'resolved']);
  }
});

it('refuses a bad file with its place, ends the import and keeps what is loaded', async () => {
  const before = await importText('good.json', twoPods);
  const bad = '[{"_key":"a"},\n{"_key":oops}]';
  const importId = await begin(['bad.json', bad]);
  expect(await refusal(hand(importId, 0, bad))).toMatch(
    /^bad_request: bad\.json, line 2, column 9: this is not valid JSON/,
  );
  expect(await refusal(hand(importId, 0, bad))).toMatch(/^not_found: This import is over/);
  expect(await client.call('entities.list', {})).toEqual(before);
  expect(await refusal(importText('cut.json', '[{"_key":"a"}'))).toMatch(
    /^bad_request: cut\.json, line 1, column 14: the file ends/,
  );
  expect(await client.call('entities.list', {})).toEqual(before);
});

it.each(['[]', '{"data":[]}', '{"entities":[],"relationships":[]}', '{"items":[]}\n[]'])(
  'refuses %s, which holds nothing, and keeps what is loaded',
  async (text) => {
    const before = await importText('good.json', twoPods);
    expect(await refusal(importText('empty.json', text))).toBe(
      'bad_request: empty.json: there is no entity and no relationship here, so the loaded set stays; export the objects again and open that file.',
    );
    expect(await client.call('entities.list', {})).toEqual(before);
  },
);

it('takes an empty file beside others, and names the files where all are empty', async () => {
  const both = await begin(['none.json', '[]'], ['pods.json', twoPods]);
  await hand(both, 0, '[]');
  await hand(both, 1, twoPods);
  expect((await client.call('entities.importFinish', { importId: both })).sets).toHaveLength(2);
  const none = await begin(['a.json', '[]'], ['b.json', '[]'], ['c.json', '[]'], ['d.json', '[]']);
  for (const file of [0, 1, 2, 3]) await hand(none, file, '[]');
  expect(await refusal(client.call('entities.importFinish', { importId: none }))).toMatch(
    /^bad_request: a\.json, b\.json and 2 more: there is no entity/,
  );
});

it('refuses a file that changed while it was read, and files out of order', async () => {
  const shorter = await begin(['a.json', twoPods]);
  await hand(shorter, 0, twoPods.slice(0, 20));
  expect(await refusal(client.call('entities.importFinish', { importId: shorter }))).toMatch(
    /a\.json: the file changed/,
  );
  const longer = await begin(['a.json', twoPods]);
  expect(await refusal(hand(longer, 0, `${twoPods} `))).toMatch(/a\.json: the file changed/);
  const backward = await begin(['a.json', twoPods], ['b.json', twoPods]);
  await hand(backward, 1, twoPods).catch(() => undefined);
  expect(await refusal(hand(backward, 0, twoPods))).toMatch(/^(bad_request|not_found)/);
});

it('case 38: takes the name of a file as words, never as a place', async () => {
  const names = ['../../x', '/etc/passwd', 'C:\\x', 'a\0b'];
  const importId = await begin(...names.map((name) => [name, twoPods] as const));
  for (const file of names.keys()) await hand(importId, file, twoPods);
  const { sets } = await client.call('entities.importFinish', { importId });
  expect(sets[1]).toMatchObject({ name: '../../x and 3 more', source: names.join(', '), entities: 8 });
  expect(readdirSync(profile).filter((name) => !name.startsWith('cache.db'))).toEqual([]);
  expect(existsSync(join(profile, '..', '..', 'x'))).toBe(false);
});

it('imports packed CSV, and names the set without its endings', async () => {
  const packed = gzipSync('_key,_type\na,pod\n');
  const { importId } = await client.call('entities.importBegin', {
    files: [{ name: 'pods.csv.gz', bytes: packed.length }],
  });
  const half = packed.length >> 1;
  for (const part of [packed.subarray(0, half), packed.subarray(half)]) {
    await client.call('entities.importChunk', { importId, file: 0, bytes: part.toString('base64') });
  }
  const { sets } = await client.call('entities.importFinish', { importId });
  expect(sets[1]).toMatchObject({ name: 'pods', entities: 1 });
});

it('runs one import at a time and keeps nothing of a cancelled one', async () => {
  const before = await client.call('entities.list', {});
  const importId = await begin(['a.json', twoPods]);
  expect(await refusal(begin(['b.json', twoPods]))).toMatch(/^busy: Another import is running/);
  await hand(importId, 0, twoPods);
  await client.call('entities.importCancel', { importId });
  expect(await refusal(client.call('entities.importFinish', { importId }))).toMatch(/^not_found/);
  expect(await client.call('entities.list', {})).toEqual(before);
  expect((await importText('b.json', twoPods)).sets).toHaveLength(2);
});

it('case 35: cancels the finish of a large import and leaves nothing of it on disk', async () => {
  const before = await client.call('entities.list', {});
  const row = JSON.stringify({ _key: 'k', text: 'x'.repeat(2000) });
  const rows = Array.from({ length: 200 }, (_, index) =>
    row.replace('"k"', `"${index} ${'y'.repeat(1000)}"`),
  );
  const chunk = `${rows.join('\n')}\n`;
  const chunks = Array.from({ length: 60 }, (_, index) => chunk.replaceAll('yyy"', `${index}y"`));
  const importId = await begin(['large.ndjson', chunks.join('')]);
  for (const part of chunks) {
    for (let at = 0; at < part.length; at += 500_000) await hand(importId, 0, part.slice(at, at + 500_000));
  }
  const controller = new AbortController();
  const finishing = client.call(
    'entities.importFinish',
    { importId },
    {
      signal: controller.signal,
      // At the first sign of life: a word on a later step may be held back until the work is done.
      onProgress: () => controller.abort(),
    },
  );
  expect(await refusal(finishing)).toMatch(/^cancelled/);
  await expect.poll(async () => await refusal(begin(['next.json', twoPods]))).toBe('answered');
  expect(await client.call('entities.list', {})).toEqual(before);
  expect(storedRows()).toBe(0);
});

it('selects and removes sets; without the chosen one the sample is chosen', async () => {
  const first = (await importText('first.json', twoPods)).selected[0] ?? '';
  const second = (await importText('second.json', twoPods)).selected[0] ?? '';
  const progress: number[] = [];
  const chosen = await client.call(
    'entities.select',
    { ids: [first] },
    { onProgress: ({ fraction }) => progress.push(fraction) },
  );
  expect(chosen.selected).toEqual([first]);
  expect((await client.call('entities.remove', { id: first })).selected).toEqual(['sample']);
  expect((await client.call('entities.select', { ids: [second] })).selected).toEqual([second]);
  expect(await refusal(client.call('entities.select', { ids: [first] }))).toMatch(
    /^not_found: This entity set is no longer there/,
  );
  expect((await client.call('entities.list', {})).selected).toEqual([second]);
});

it('joins several chosen sets in the order of the list; keys name entities of the same set alone', async () => {
  const first =
    (await importText('first.json', '[{"_key":"a","_type":"pod"},{"_key":"b"}]')).selected[0] ?? '';
  const edge = '[{"_key":"a","_type":"job"},{"_key":"e","_fromEntityKey":"a","_toEntityKey":"b"}]';
  const second = (await importText('second.json', edge)).selected[0] ?? '';
  const { selected, selection } = await client.call('entities.select', { ids: [second, first] });
  expect(selected).toEqual([first, second]);
  const policy = '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"]}]}';
  const run = await client.call('simulation.run', { setId: selection ?? '', policy, answers: [] });
  expect([run.entities.total, run.relationships.total]).toEqual([3, 1]);
  const { rows } = await client.call('simulation.objects', {
    simulationId: run.simulationId,
    kind: 'entity',
    verdict: null,
    search: '',
    offset: 0,
    limit: 10,
  });
  // The key that both sets have names neither.
  expect(rows.map(({ id }) => id)).toEqual(['#1', 'b', '#3']);
  const { ends } = await client.call('simulation.explain', { simulationId: run.simulationId, position: 3 });
  expect(ends).toMatchObject([{ state: 'resolved', position: 2 }, { state: 'missing' }]);
  close();
  open();
  expect(await client.call('entities.list', {})).toMatchObject({ selected: [first, second], selection });
  expect((await client.call('entities.remove', { id: first })).selected).toEqual([second]);
});

it('chooses at most twenty sets, each of them there', async () => {
  const many = Array.from({ length: 21 }, (_, index) => `set-${index}`);
  expect(await refusal(client.call('entities.select', { ids: many }))).toMatch(/^bad_request/);
  expect(await refusal(client.call('entities.select', { ids: ['sample', 'gone'] }))).toMatch(/^not_found/);
  for (const setId of ['sample+', Array.from({ length: 21 }, () => 'sample').join('+')]) {
    expect(await refusal(client.call('simulation.run', { setId, policy: '{}', answers: [] }))).toMatch(
      /^not_found/,
    );
  }
  expect((await client.call('entities.list', {})).selected).toEqual(['sample']);
});
