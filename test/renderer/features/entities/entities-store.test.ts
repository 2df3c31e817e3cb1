import { describe, expect, it } from 'vitest';
import {
  createEntitiesStore,
  newestFirst,
  selectedSet,
} from '../../../../renderer/features/entities/entities-store.ts';
import type { EntitiesStore, ImportedFile } from '../../../../renderer/features/entities/entities-store.ts';
import { importChunkBytes } from '../../../../shared/contract/entities.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient, settled } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';

const sample = {
  id: 's',
  name: 'Sample',
  entities: 1,
  relationships: 0,
  source: 'built in',
  importedAt: '2026-11-23T10:00:00.000Z',
  sample: true,
};
const before = { sets: [sample], selected: ['s'], selection: 's' };
const after = {
  sets: [sample, { ...sample, id: 'n', name: 'New', sample: false }],
  selected: ['n'],
  selection: 'n',
};

async function stage(): Promise<ScriptedClient & { readonly entities: EntitiesStore }> {
  const scripted = createScriptedClient();
  const entities = createEntitiesStore(scripted.client);
  void entities.read();
  await scripted.last('entities.list').answer(before);
  return { ...scripted, entities };
}

function file(bytes: number): ImportedFile {
  return { name: 'big.json', bytes, read: (start, end) => Promise.resolve(`${start}-${end}`) };
}

describe('the stored sets', () => {
  it('are listed newest first, the built-in sample last', () => {
    const [one, two] = ['one', 'two'].map((id) => ({ ...sample, id, sample: false }));
    expect(newestFirst([sample, one!, two!]).map(({ id }) => id)).toEqual(['two', 'one', 's']);
  });
});

describe('importing files', () => {
  it('hands each file in, piece after piece in order, and shows how far it is', async () => {
    const { entities, last } = await stage();
    const done = entities.importFiles([file(importChunkBytes + 10), { ...file(5), name: 'small.json' }]);
    expect(last('entities.importBegin').input).toEqual({
      files: [
        { name: 'big.json', bytes: importChunkBytes + 10 },
        { name: 'small.json', bytes: 5 },
      ],
    });
    await last('entities.importBegin').answer({ importId: 'i' });
    expect(last('entities.importChunk').input).toEqual({
      importId: 'i',
      file: 0,
      bytes: `0-${importChunkBytes}`,
    });
    await last('entities.importChunk').answer({ objects: 3 });
    expect(entities.store.getState().progress).toMatchObject({ step: 'sending', objects: 3 });
    expect(last('entities.importChunk').input).toMatchObject({
      file: 0,
      bytes: `${importChunkBytes}-${importChunkBytes + 10}`,
    });
    await last('entities.importChunk').answer({ objects: 4 });
    expect(last('entities.importChunk').input).toMatchObject({ file: 1, bytes: '0-5' });
    await last('entities.importChunk').answer({ objects: 5 });
    await last('entities.importFinish').answer(after);
    await done;
    expect(entities.store.getState()).toMatchObject({ selected: 'n', progress: null, problem: null });
  });

  it('says why a file is refused; the loaded set stays', async () => {
    const { entities, last } = await stage();
    void entities.importFiles([file(5)]);
    await last('entities.importBegin').answer({ importId: 'i' });
    await last('entities.importChunk').refuse(new RpcError('bad_request', '"big.json" is no JSON.'));
    await last('entities.importCancel').refuse(new RpcError('not_found', 'It is over.'));
    expect(entities.store.getState()).toMatchObject({
      selected: 's',
      progress: null,
      problem: '"big.json" is no JSON.',
    });
  });

  it('names a file that can’t be read from the disk', async () => {
    const { entities, last } = await stage();
    void entities.importFiles([{ ...file(5), read: () => Promise.reject(new Error('gone')) }]);
    await last('entities.importBegin').answer({ importId: 'i' });
    await last('entities.importCancel').answer({});
    expect(entities.store.getState().problem).toContain('"big.json" can\'t be read from the disk');
  });

  it('ends when the person cancels, and main forgets what it was handed', async () => {
    const { entities, last } = await stage();
    void entities.importFiles([file(5)]);
    await last('entities.importBegin').answer({ importId: 'i' });
    entities.cancel();
    await settled();
    expect(last('entities.importCancel').input).toEqual({ importId: 'i' });
    await last('entities.importCancel').answer({});
    expect(entities.store.getState()).toMatchObject({ selected: 's', progress: null, problem: null });
  });

  it('does not begin beside another', async () => {
    const { entities, calls } = await stage();
    void entities.importFiles([file(5)]);
    void entities.importFiles([file(6)]);
    expect(calls.filter(({ method }) => method === 'entities.importBegin')).toHaveLength(1);
    expect(entities.store.getState().problem).toContain('Wait until "big.json" is done');
  });
});

describe('choosing sets', () => {
  const both = { sets: after.sets, selected: ['s', 'n'], selection: 's+n' };

  it('joins a set to those that are chosen, and counts them together', async () => {
    const { entities, last } = await stage();
    const included = entities.include('n');
    expect(last('entities.select').input).toEqual({ ids: ['s', 'n'] });
    await last('entities.select').answer(both);
    expect(await included).toBe(true);
    expect(selectedSet(entities.store.getState())).toEqual({
      id: 's+n',
      name: '2 sets',
      entities: 2,
      relationships: 0,
      from: '2026-11-23T10:00:00.000Z',
    });
  });

  it('says that a set was not joined where that failed, and asks nothing for one that is chosen', async () => {
    const { entities, last, calls } = await stage();
    const included = entities.include('gone');
    await last('entities.select').refuse(new RpcError('not_found', 'It is no longer there.'));
    expect(await included).toBe(false);
    expect(entities.store.getState()).toMatchObject({ chosen: ['s'], problem: 'It is no longer there.' });
    const before = calls.length;
    expect(await entities.include('s')).toBe(true);
    expect(calls).toHaveLength(before);
  });
});
