import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { fingerprints, serviceOver } from '../../../fault/profile.ts';
import { sample } from '../../../fault/texts.ts';
import { restart, start } from './started-service.ts';

const name = sample.name;
const windows = process.platform === 'win32';

function errorCodeOf(thrown: unknown): string | null {
  return thrown instanceof RpcError ? thrown.code : null;
}

describe('the workspace folder', () => {
  it('is made with the sample policy at the first start, and only where it does not exist', async () => {
    const first = await start();
    expect(await first.call('workspace.read', {})).toEqual({
      folder: join(first.profile, 'workspace'),
      policies: [{ name, draft: false }],
      lastOpen: null,
      recent: [],
      deleted: null,
      cut: null,
    });
    expect(readFileSync(join(first.folder, name), 'utf8')).toBe(sample.text);
    rmSync(join(first.folder, name));
    const second = await restart(first);
    expect((await second.call('workspace.read', {})).policies).toEqual([]);
  });

  it('gets its sample also where a crash left it half made', async () => {
    const profile = temporaryFolder();
    mkdirSync(join(profile, 'workspace.new'));
    const { folder } = await start(profile);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.skipIf(windows)('lists regular policy files and nothing else', async () => {
    const { folder, call } = await start();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.policy.json'), 'secret');
    mkdirSync(join(folder, 'folder.policy.json'));
    execFileSync('mkfifo', [join(folder, 'pipe.policy.json')]);
    symlinkSync(join(outside, 'secret.policy.json'), join(folder, 'out.policy.json'));
    symlinkSync(join(folder, name), join(folder, 'in.policy.json'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.policy.json'));
    symlinkSync('/dev/zero', join(folder, 'device.policy.json'));
    for (const other of ['.policy.json', 'notes.txt', 'policy.json', 'a.policy.json.bak'])
      writeFileSync(join(folder, other), '{}');
    const { policies } = await call('workspace.read', {});
    expect(policies.map((policy) => policy.name)).toEqual(['in.policy.json', name]);
    for (const refused of ['folder', 'pipe', 'out', 'device']) {
      const file = `${refused}.policy.json`;
      await expect(call('policies.open', { name: file })).rejects.toMatchObject({ code: 'bad_request' });
      await expect(call('policies.save', { name: file, text: 'x', baseHash: null })).rejects.toMatchObject({
        code: 'conflict',
      });
    }
    expect(readFileSync(join(outside, 'secret.policy.json'), 'utf8')).toBe('secret');
  });

  it.each([
    '../evil.policy.json',
    '/a.policy.json',
    'a//b.policy.json',
    'a/../../evil.policy.json',
    'a/./b.policy.json',
    '.git/b.policy.json',
    'node_modules/b.policy.json',
    'a/.policy.json',
    'a\\b.policy.json',
    '..',
    '.policy.json',
    'x.json',
    'a\0.policy.json',
    '\uD800.policy.json',
  ])('refuses the name %j in every method', async (hostile) => {
    const { profile, folder, call } = await start();
    const before = fingerprints(join(profile, 'workspace'));
    const calls = [
      call('policies.open', { name: hostile }),
      call('policies.create', { name: hostile, text: 'x' }),
      call('policies.keepDraft', { name: hostile, text: 'x', baseHash: null, sequence: 1 }),
      call('policies.save', { name: hostile, text: 'x', baseHash: null }),
      call('policies.discardDraft', { name: hostile }),
      call('policies.rename', { name: hostile, newName: 'x.policy.json' }),
      call('policies.rename', { name, newName: hostile }),
      call('policies.duplicate', { name: hostile }),
      call('policies.delete', { name: hostile }),
      call('policies.readFile', { name: hostile, knownHash: null }),
      call('history.list', { name: hostile, below: null }),
      call('history.read', { name: hostile, revision: 1 }),
    ];
    const codes = (await Promise.allSettled(calls)).map(
      (outcome) => outcome.status === 'rejected' && errorCodeOf(outcome.reason),
    );
    expect(codes).toEqual(calls.map(() => 'bad_request'));
    expect(fingerprints(folder)).toEqual(before);
    expect(readdirSync(profile).filter((file) => file.includes('evil'))).toEqual([]);
  });

  it('is remembered with the folders before it and the policy that was open last', async () => {
    const first = await start();
    const other = realpathSync(temporaryFolder());
    writeFileSync(join(other, 'other.policy.json'), '{}');
    await first.call('policies.open', { name });
    await first.call('workspace.open', { folder: other });
    await first.call('policies.open', { name: 'other.policy.json' });
    const second = await restart(first);
    expect(await second.call('workspace.read', {})).toMatchObject({
      folder: other,
      lastOpen: 'other.policy.json',
      recent: [first.folder],
    });
    expect(await second.call('workspace.open', { folder: first.folder })).toMatchObject({
      lastOpen: name,
      recent: [other],
    });
  });

  it('falls back to its default, and says so, where the one used last is gone', async () => {
    const first = await start();
    const other = join(realpathSync(temporaryFolder()), 'work');
    mkdirSync(other);
    await first.call('workspace.open', { folder: other });
    rmSync(other, { recursive: true });
    await expect(first.call('workspace.read', {})).rejects.toThrow(other);
    const second = await restart(first);
    expect(second.folder).toBe(first.folder);
    expect(second.service.notices.join()).toContain(other);
    expect(await second.call('workspace.read', {})).toMatchObject({ recent: [other] });
  });

  it('falls back to its default also where nothing can be written that would remember that', async () => {
    const first = await start();
    const other = join(realpathSync(temporaryFolder()), 'work');
    mkdirSync(other);
    await first.call('workspace.open', { folder: other });
    rmSync(other, { recursive: true });
    first.workspace.database.pragma('query_only = ON');
    const again = serviceOver(first.profile, first.workspace);
    first.workspace.database.pragma('query_only = OFF');
    expect(again.folder()).toBe(first.folder);
    expect(again.notices.join()).toContain(other);
  });

  it('stays as it is where the folder asked for is none', async () => {
    const { folder, call } = await start();
    for (const [path, code] of [
      ['relative', 'bad_request'],
      [join(folder, 'absent'), 'not_found'],
      [join(folder, name), 'not_found'],
    ] as const) {
      await expect(call('workspace.open', { folder: path })).rejects.toMatchObject({ code });
    }
    expect(await call('workspace.read', {})).toMatchObject({ folder, recent: [] });
  });
});
