import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { sample } from '../../../fault/texts.ts';
import { restart, start } from './started-service.ts';
import type { StartedService } from './started-service.ts';

const name = sample.name;
const newName = 'renamed.policy.json';
const windows = process.platform === 'win32';

async function historyOf({ call }: StartedService, of: string): Promise<readonly string[]> {
  const { entries } = await call('history.list', { name: of, below: null });
  return await Promise.all(
    entries.map(async ({ revision }) => (await call('history.read', { name: of, revision })).text),
  );
}

/** A policy with a history of two saves and text that is not saved. */
async function startWithTexts(): Promise<StartedService> {
  const started = await start();
  const { call } = started;
  const { baseHash } = await call('policies.open', { name });
  const saved = await call('policies.save', { name, text: 'saved', baseHash });
  await call('policies.keepDraft', { name, text: 'unsaved', baseHash: saved.baseHash, sequence: 1 });
  return started;
}

describe('renaming a policy', () => {
  it('takes the file, the unsaved text and the history along, also into a new folder', async () => {
    const first = await startWithTexts();
    const target = `team/deep/${newName}`;
    await first.call('policies.rename', { name, newName: target });
    expect(existsSync(join(first.folder, name))).toBe(false);
    expect(readFileSync(join(first.folder, target), 'utf8')).toBe('saved');
    const second = await restart(first);
    expect((await second.call('workspace.read', {})).policies).toEqual([{ name: target, draft: true }]);
    expect(await second.call('policies.open', { name: target })).toMatchObject({
      text: 'unsaved',
      problem: null,
    });
    expect(await historyOf(second, target)).toEqual(['saved', sample.text]);
    expect(await historyOf(second, name)).toEqual([]);
    await second.call('policies.rename', { name: target, newName: name });
    // Folders that were there for this policy alone go with it.
    expect(existsSync(join(second.folder, 'team'))).toBe(false);
  });

  it('never takes a name that a file or unsaved text has', async () => {
    const { folder, call } = await startWithTexts();
    writeFileSync(join(folder, newName), 'of a colleague');
    await expect(call('policies.rename', { name, newName })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(join(folder, newName), 'utf8')).toBe('of a colleague');
    await call('policies.keepDraft', { name: 'only.policy.json', text: 'x', baseHash: null, sequence: 1 });
    await expect(call('policies.rename', { name, newName: 'only.policy.json' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      call('policies.rename', { name: 'no.policy.json', newName: 'b.policy.json' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('of unsaved text alone gives it the new name', async () => {
    const { call } = await start();
    await call('policies.keepDraft', { name: 'only.policy.json', text: 'x', baseHash: null, sequence: 1 });
    await call('policies.rename', { name: 'only.policy.json', newName });
    expect(await call('policies.open', { name: newName })).toMatchObject({ text: 'x', draft: true });
  });

  it.each([false, true])(
    'that a crash broke off is completed where the file has its new name: %s',
    async (moved) => {
      const first = await startWithTexts();
      const { folder, workspace } = first;
      workspace.moves.beginRenaming({ folder, name }, { folder, name: newName });
      if (moved) {
        writeFileSync(join(folder, newName), readFileSync(join(folder, name)));
        rmSync(join(folder, name));
      }
      const second = await restart(first);
      const now = moved ? newName : name;
      expect((await second.call('workspace.read', {})).policies).toEqual([{ name: now, draft: true }]);
      expect((await second.call('policies.open', { name: now })).text).toBe('unsaved');
      expect(await historyOf(second, now)).toEqual(['saved', sample.text]);
      expect(second.workspace.moves.unfinishedRenamings(folder)).toEqual([]);
    },
  );
});

describe('deleting a policy', () => {
  it.skipIf(windows)('keeps bytes, permissions, unsaved text and history, and brings them back', async () => {
    const first = await startWithTexts();
    const path = join(first.folder, name);
    chmodSync(path, 0o640);
    await first.call('policies.delete', { name });
    expect(existsSync(path)).toBe(false);
    expect(await first.call('workspace.read', {})).toMatchObject({ policies: [], deleted: name });
    expect(await historyOf(first, name)).toEqual([]);
    const second = await restart(first);
    expect(await second.call('policies.undelete', {})).toEqual({ name });
    expect(readFileSync(path, 'utf8')).toBe('saved');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(await second.call('policies.open', { name })).toMatchObject({ text: 'unsaved', problem: null });
    expect(await historyOf(second, name)).toEqual(['saved', sample.text]);
    expect(await second.call('workspace.read', {})).toMatchObject({ deleted: null });
    await expect(second.call('policies.undelete', {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('brings back bytes that are no text at all', async () => {
    const { folder, call } = await start();
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    writeFileSync(join(folder, 'odd.policy.json'), bytes);
    await call('policies.delete', { name: 'odd.policy.json' });
    await call('policies.undelete', {});
    expect(readFileSync(join(folder, 'odd.policy.json'))).toEqual(bytes);
  });

  it('makes text that another program wrote part of the history', async () => {
    const started = await start();
    const { folder, call } = started;
    writeFileSync(join(folder, 'theirs.policy.json'), 'theirs');
    await call('policies.delete', { name: 'theirs.policy.json' });
    await call('policies.undelete', {});
    expect(await historyOf(started, 'theirs.policy.json')).toEqual(['theirs']);
  });

  it('leaves the name to a new policy, which undoing never writes over', async () => {
    const started = await startWithTexts();
    const { folder, call } = started;
    await call('policies.delete', { name });
    await call('policies.create', { name, text: 'another' });
    expect(await historyOf(started, name)).toEqual(['another']);
    await expect(call('policies.undelete', {})).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('another');
    const { baseHash } = await call('policies.open', { name });
    await call('policies.save', { name, text: 'another', baseHash });
    await call('policies.rename', { name, newName });
    await call('policies.undelete', {});
    expect((await call('policies.open', { name })).text).toBe('unsaved');
    expect(await historyOf(started, name)).toEqual(['saved', sample.text]);
    expect(await historyOf(started, newName)).toEqual(['another']);
  });

  it('that a crash broke off is done where the file is gone, and was never begun where it is there', async () => {
    for (const removed of [false, true]) {
      const first = await startWithTexts();
      const { folder, workspace } = first;
      const bytes = readFileSync(join(folder, name));
      workspace.moves.beginDeletion({ folder, name }, { bytes, sha256: '0'.repeat(64), mode: 0o600 });
      if (removed) rmSync(join(folder, name));
      const second = await restart(first);
      expect(await second.call('workspace.read', {})).toMatchObject({
        policies: removed ? [] : [{ name, draft: true }],
        deleted: removed ? name : null,
      });
      if (removed) await second.call('policies.undelete', {});
      expect(await historyOf(second, name)).toEqual(['saved', sample.text]);
    }
  });

  it('of which a crash broke off the undoing can be undone again, and is undone where the file is back', async () => {
    for (const back of [false, true]) {
      const first = await startWithTexts();
      const { folder, workspace } = first;
      await first.call('policies.delete', { name });
      const deletion = workspace.moves.newestDeletion(folder);
      workspace.moves.mark(deletion?.deletion ?? -1, 'restoring');
      if (back) writeFileSync(join(folder, name), 'saved');
      const second = await restart(first);
      expect(await second.call('workspace.read', {})).toMatchObject({ deleted: back ? null : name });
      if (!back) await second.call('policies.undelete', {});
      expect(await historyOf(second, name)).toEqual(['saved', sample.text]);
    }
  });
});

describe('duplicating a policy', () => {
  it('copies what is on screen, unsaved text included, under a name that is free', async () => {
    const { folder, call } = await startWithTexts();
    expect(await call('policies.duplicate', { name })).toEqual({ name: 'sample-copy.policy.json' });
    expect(await call('policies.duplicate', { name })).toEqual({ name: 'sample-copy-2.policy.json' });
    expect(readFileSync(join(folder, 'sample-copy.policy.json'), 'utf8')).toBe('unsaved');
    expect(readFileSync(join(folder, name), 'utf8')).toBe('saved');
  });
});

describe('the policies in folders of the workspace', () => {
  it('are listed with their paths; hidden folders, node_modules and links are left out', async () => {
    const { folder, call } = await start();
    for (const inside of ['team/deep', '.git', 'node_modules/x', 'empty'])
      mkdirSync(join(folder, inside), { recursive: true });
    for (const file of ['team/a', 'team/deep/b', '.git/c', 'node_modules/x/d'])
      writeFileSync(join(folder, `${file}.policy.json`), '{}');
    const { policies, cut } = await call('workspace.read', {});
    expect(policies.map((policy) => policy.name)).toEqual([
      name,
      'team/a.policy.json',
      'team/deep/b.policy.json',
    ]);
    expect(cut).toBeNull();
  });

  it('are listed down to a depth, and it is said where there are deeper ones', async () => {
    const { folder, call } = await start();
    const deep = Array.from({ length: 13 }, (_, index) => `f${index}`).join('/');
    mkdirSync(join(folder, deep), { recursive: true });
    writeFileSync(join(folder, deep, 'too.policy.json'), '{}');
    const { policies, cut } = await call('workspace.read', {});
    expect(policies).toEqual([{ name, draft: false }]);
    expect(cut).toContain('12 folders deep');
  });

  it.skipIf(windows)('are never written or read through a link that leads out of the workspace', async () => {
    const { folder, call } = await start();
    const outside = realpathSync(temporaryFolder());
    writeFileSync(join(outside, 'secret.policy.json'), 'secret');
    symlinkSync(outside, join(folder, 'out'));
    for (const odd of ['out/secret.policy.json', 'out/new/x.policy.json']) {
      await expect(call('policies.open', { name: odd })).rejects.toMatchObject({ code: 'bad_request' });
      await expect(call('policies.create', { name: odd, text: 'x' })).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(call('policies.rename', { name, newName: odd })).rejects.toMatchObject({
        code: 'bad_request',
      });
      await expect(call('policies.delete', { name: odd })).rejects.toMatchObject({ code: 'not_found' });
      expect((await call('workspace.read', {})).policies).toEqual([{ name, draft: false }]);
      await expect(call('policies.save', { name: odd, text: 'x', baseHash: null })).rejects.toMatchObject({
        code: 'conflict',
      });
      await call('policies.delete', { name: odd });
    }
    expect(readFileSync(join(outside, 'secret.policy.json'), 'utf8')).toBe('secret');
    expect(existsSync(join(outside, 'new'))).toBe(false);
  });
});

describe('a policy file that another program changes', () => {
  it('is told while it is watched, in folders that are new, too', async () => {
    const { folder, call } = await start();
    await call('workspace.read', {});
    const { tick } = await call('workspace.changes', { tick: null });
    const changed = call('workspace.changes', { tick });
    writeFileSync(join(folder, name), 'of a colleague');
    const second = await changed;
    expect(second.tick).toBeGreaterThan(tick);
    const grown = call('workspace.changes', second);
    mkdirSync(join(folder, 'team'));
    const third = await grown;
    await call('workspace.read', {});
    const within = call('workspace.changes', third);
    writeFileSync(join(folder, 'team', 'new.policy.json'), '{}');
    expect((await within).tick).toBeGreaterThan(third.tick);
  });

  it('can be read beside the text on screen, but only where it is not the one that is known', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    expect(await call('policies.readFile', { name, knownHash: baseHash })).toEqual({ state: 'same' });
    writeFileSync(join(folder, name), 'theirs');
    expect(await call('policies.readFile', { name, knownHash: baseHash })).toMatchObject({
      state: 'text',
      text: 'theirs',
    });
    rmSync(join(folder, name));
    expect(await call('policies.readFile', { name, knownHash: baseHash })).toEqual({ state: 'absent' });
  });

  it('is part of the history before a save takes its place', async () => {
    const started = await start();
    const { folder, call } = started;
    writeFileSync(join(folder, name), 'theirs\nof two lines\n');
    const { baseHash } = await call('policies.open', { name });
    await call('policies.save', { name, text: 'mine\n', baseHash });
    const { entries } = await call('history.list', { name, below: null });
    expect(entries).toMatchObject([
      { found: false, change: { added: 1, removed: 2 } },
      { found: true, change: { added: 2, removed: 0 } },
    ]);
    expect(await historyOf(started, name)).toEqual(['mine\n', 'theirs\nof two lines\n']);
  });
});
