import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { sample } from '../../../fault/texts.ts';
import { restart, start } from './started-service.ts';

const name = sample.name;

describe('unsaved text', () => {
  it('survives a restart, and an older one never takes the place of a newer', async () => {
    const first = await start();
    const { baseHash } = await first.call('policies.open', { name });
    await first.call('policies.keepDraft', { name, text: 'newer', baseHash, sequence: 7 });
    await first.call('policies.keepDraft', { name, text: 'older', baseHash, sequence: 6 });
    const second = await restart(first);
    expect(await second.call('workspace.read', {})).toMatchObject({ policies: [{ name, draft: true }] });
    expect(await second.call('policies.open', { name })).toEqual({
      name,
      text: 'newer',
      baseHash,
      draft: true,
      problem: null,
    });
    // A window that starts again counts from the beginning.
    await second.call('policies.keepDraft', { name, text: 'newest', baseHash, sequence: 0 });
    expect((await second.call('policies.open', { name })).text).toBe('newest');
    await second.call('policies.keepDraft', { name, text: 'of this window', baseHash, sequence: 9 });
    await second.call('policies.open', { name });
    await second.call('policies.keepDraft', { name, text: 'of the next window', baseHash, sequence: 0 });
    expect((await second.call('policies.open', { name })).text).toBe('of the next window');
  });

  it('that equals its file is none', async () => {
    const first = await start();
    const { baseHash } = await first.call('policies.open', { name });
    await first.call('policies.keepDraft', { name, text: 'other', baseHash, sequence: 1 });
    await first.call('policies.keepDraft', { name, text: sample.text, baseHash, sequence: 2 });
    expect((await first.call('workspace.read', {})).policies).toEqual([{ name, draft: false }]);
    await first.call('policies.keepDraft', { name, text: 'other', baseHash, sequence: 3 });
    writeFileSync(join(first.folder, name), 'other');
    expect(await first.call('policies.open', { name })).toMatchObject({
      text: 'other',
      draft: false,
      problem: null,
    });
    expect((await first.call('workspace.read', {})).policies).toEqual([{ name, draft: false }]);
  });

  it('is kept although it equals what the file was, once the file is gone or another', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    rmSync(join(folder, name));
    await call('policies.keepDraft', { name, text: sample.text, baseHash, sequence: 1 });
    expect(await call('policies.open', { name })).toMatchObject({ text: sample.text, draft: true });
  });

  it('whose file is gone is listed still, and saves anew', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'kept', baseHash, sequence: 1 });
    rmSync(join(folder, name));
    expect((await call('workspace.read', {})).policies).toEqual([{ name, draft: true }]);
    const opened = await call('policies.open', { name });
    expect(opened).toMatchObject({ text: 'kept', baseHash: null, draft: true });
    expect(opened.problem).toContain('no longer');
    await call('policies.save', { name, text: 'kept', baseHash: null });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('kept');
  });

  it('whose file has changed says so, keeps its base, and can be dropped for the file', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'kept', baseHash, sequence: 1 });
    writeFileSync(join(folder, name), 'of a colleague');
    const opened = await call('policies.open', { name });
    expect(opened).toMatchObject({ text: 'kept', baseHash, draft: true });
    expect(opened.problem).toContain('was changed');
    expect(await call('policies.discardDraft', { name })).toMatchObject({
      text: 'of a colleague',
      draft: false,
      problem: null,
    });
    expect((await call('workspace.read', {})).policies).toEqual([{ name, draft: false }]);
  });

  it('is not dropped for a file that can not be shown', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'kept', baseHash, sequence: 1 });
    writeFileSync(join(folder, name), Buffer.from([0xff]));
    await expect(call('policies.discardDraft', { name })).rejects.toMatchObject({ code: 'storage' });
    const opened = await call('policies.open', { name });
    expect(opened).toMatchObject({ text: 'kept', draft: true });
    expect(opened.problem).toContain('not UTF-8');
  });

  it('is not dropped for a file that is gone', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'kept', baseHash, sequence: 1 });
    rmSync(join(folder, name));
    await expect(call('policies.discardDraft', { name })).rejects.toMatchObject({ code: 'not_found' });
    expect(await call('policies.open', { name })).toMatchObject({ text: 'kept', draft: true });
  });

  it('typed while a save is under way outlives it, and grows from the saved file', async () => {
    const { call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'first', baseHash, sequence: 1 });
    const saving = call('policies.save', { name, text: 'first', baseHash });
    await call('policies.keepDraft', { name, text: 'first and more', baseHash, sequence: 2 });
    const saved = await saving;
    expect(await call('policies.open', { name })).toEqual({
      name,
      text: 'first and more',
      baseHash: saved.baseHash,
      draft: true,
      problem: null,
    });
  });

  it('belongs to its folder', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'kept', baseHash, sequence: 1 });
    const other = realpathSync(temporaryFolder());
    writeFileSync(join(other, name), 'another file');
    await call('workspace.open', { folder: other });
    expect(await call('policies.open', { name })).toMatchObject({ text: 'another file', draft: false });
    await call('workspace.open', { folder });
    expect(await call('policies.open', { name })).toMatchObject({ text: 'kept', draft: true });
  });

  it('of a policy called __proto__ or toString is kept like any other', async () => {
    const { folder, call } = await start();
    for (const odd of ['__proto__.policy.json', 'toString.policy.json']) {
      await call('policies.keepDraft', { name: odd, text: odd, baseHash: null, sequence: 1 });
      expect(await call('policies.open', { name: odd })).toMatchObject({
        text: odd,
        draft: true,
        problem: null,
      });
    }
    renameSync(join(folder, name), join(folder, 'renamed.policy.json'));
    expect((await call('workspace.read', {})).policies.map((policy) => policy.name)).toEqual([
      '__proto__.policy.json',
      'renamed.policy.json',
      'toString.policy.json',
    ]);
  });
});
