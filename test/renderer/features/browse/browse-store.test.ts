import { describe, expect, it } from 'vitest';
import { createBrowseStore } from '../../../../renderer/features/browse/browse-store.ts';
import type { BrowseStore } from '../../../../renderer/features/browse/browse-store.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';
import { createScriptedTime } from '../../scripted-time.ts';

const columns = [
  { name: 'name', count: 3 },
  { name: 'age', count: 2 },
];

async function stage() {
  const scripted = createScriptedClient();
  const time = createScriptedTime();
  const remembered = new Map<string, readonly string[]>();
  const browse = createBrowseStore(scripted.client, time.after, {
    read: (setId, kind) => Promise.resolve(remembered.get(`${setId} ${kind}`) ?? null),
    write: (setId, kind, names) => {
      remembered.set(`${setId} ${kind}`, names);
      return Promise.resolve();
    },
  });
  browse.open('set');
  await scripted.last('browse.columns').answer({ objects: 250, columns });
  return { ...scripted, browse, time, remembered };
}

async function answerRows({ last }: ScriptedClient, total: number, first = 0): Promise<void> {
  const rows = Array.from({ length: Math.min(100, total - first) }, (_, index) => ({
    position: first + index,
    cells: [],
  }));
  await last('browse.rows').answer({ total, rows });
}

function state(browse: BrowseStore) {
  return browse.store.getState();
}

describe('a set as a table', () => {
  it('asks for its columns, then for the rows on screen, page by page and each once', async () => {
    const staged = await stage();
    const { browse, last, calls } = staged;
    expect(last('browse.rows').input).toMatchObject({
      setId: 'set',
      columns: ['name', 'age'],
      offset: 0,
      limit: 100,
    });
    await answerRows(staged, 250);
    browse.show(90, 130);
    browse.show(95, 135);
    expect(calls.filter(({ method }) => method === 'browse.rows')).toHaveLength(2);
    expect(last('browse.rows').input).toMatchObject({ offset: 100 });
    await answerRows(staged, 250, 100);
    expect(state(browse)).toMatchObject({ total: 250, waiting: false });
    expect(state(browse).rows.size).toBe(200);
  });

  it('sorts by a column, then the other way round, then no more; what was asked for before is cancelled', async () => {
    const staged = await stage();
    const { browse, last } = staged;
    const before = last('browse.rows');
    browse.sortBy('age');
    expect(before.signal?.aborted).toBe(true);
    expect(last('browse.rows').input).toMatchObject({ sort: { property: 'age', descending: false } });
    browse.sortBy('age');
    expect(last('browse.rows').input).toMatchObject({ sort: { property: 'age', descending: true } });
    browse.sortBy('age');
    expect(last('browse.rows').input).toMatchObject({ sort: null });
    browse.sortBy('age');
    browse.sortBy('name');
    expect(last('browse.rows').input).toMatchObject({ sort: { property: 'name', descending: false } });
  });

  it('keeps the old rows until the new ones are there', async () => {
    const staged = await stage();
    const { browse } = staged;
    await answerRows(staged, 250);
    browse.sortBy('age');
    expect(state(browse)).toMatchObject({ waiting: true, total: 250 });
    expect(state(browse).rows.size).toBe(100);
    await answerRows(staged, 7);
    expect(state(browse)).toMatchObject({ waiting: false, total: 7 });
    expect(state(browse).rows.size).toBe(7);
  });

  it('searches once the typing has paused', async () => {
    const { browse, time, calls, last } = await stage();
    const asked = () => calls.filter(({ method }) => method === 'browse.rows').length;
    browse.search('a');
    browse.search('ab');
    expect(asked()).toBe(1);
    time.pass(150);
    expect(asked()).toBe(2);
    expect(last('browse.rows').input).toMatchObject({ search: 'ab' });
  });

  it('shows the columns that a person chose, also the next time', async () => {
    const staged = await stage();
    const { browse, last, remembered } = staged;
    browse.showColumns(['age']);
    expect(last('browse.rows').input).toMatchObject({ columns: ['age'] });
    expect(remembered.get('set entity')).toEqual(['age']);
    browse.open('other');
    browse.open('set');
    await last('browse.columns').answer({ objects: 250, columns });
    expect(state(browse).shown).toEqual(['age']);
  });

  it('tells all of a chosen object, and of none that was chosen before it', async () => {
    const { browse, last } = await stage();
    browse.choose(3);
    const first = last('browse.object');
    browse.choose(4);
    await last('browse.object').answer({ kind: 'entity', row: 4, id: 'b', name: 'b', properties: [] });
    await first.answer({ kind: 'entity', row: 3, id: 'a', name: 'a', properties: [] });
    expect(state(browse)).toMatchObject({ chosen: 4, object: { id: 'b', position: 4 } });
    browse.showKind('relationship');
    expect(state(browse)).toMatchObject({ chosen: null, object: null, columns: null });
  });

  it('says why it shows nothing', async () => {
    const { browse, last } = await stage();
    browse.open('gone');
    await last('browse.columns').refuse(new RpcError('not_found', 'This entity set is no longer there.'));
    expect(state(browse)).toMatchObject({ problem: 'This entity set is no longer there.', waiting: false });
  });
});
