import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicyService } from '../../../../main/services/policies/policy-service.ts';
import { sha256 } from '../../../../main/services/policies/policy-file.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import type { WorkspaceDatabase } from '../../../../main/storage/workspace-database.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { context, fingerprints, openReady, serviceOver } from '../../../fault/profile.ts';
import { sample } from '../../../fault/texts.ts';

const name = sample.name;
const windows = process.platform === 'win32';

interface Started {
  readonly profile: string;
  readonly workspace: WorkspaceDatabase;
  readonly service: PolicyService;
  readonly folder: string;
  /** Calls with the context that no test looks at; a thrown error rejects. */
  readonly call: <Method extends keyof PolicyService['handlers']>(
    method: Method,
    input: Parameters<PolicyService['handlers'][Method]>[0],
  ) => Promise<Awaited<ReturnType<PolicyService['handlers'][Method]>>>;
}

async function start(profile = temporaryFolder()): Promise<Started> {
  const workspace = await openReady(profile);
  const service = serviceOver(profile, workspace);
  const call: Started['call'] = async (method, input) => {
    const handler = service.handlers[method] as (input: unknown, given: typeof context) => Promise<never>;
    return await handler(input, context);
  };
  return { profile, workspace, service, folder: service.folder(), call };
}

/** Starts again on the same profile, as after a restart of the program. */
async function restart({ workspace, profile }: Started): Promise<Started> {
  workspace.close();
  return await start(profile);
}

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

  it.skipIf(windows)('lists regular policy files directly in it and nothing else', async () => {
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
    'a/b.policy.json',
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

describe('a policy file', () => {
  it('is read with its byte-order mark and the SHA-256 of its bytes', async () => {
    const { folder, call } = await start();
    const bytes = Buffer.from('\uFEFF{"é": 1e400}\r\n');
    writeFileSync(join(folder, name), bytes);
    expect(await call('policies.open', { name })).toEqual({
      name,
      text: '\uFEFF{"é": 1e400}\r\n',
      baseHash: sha256(bytes),
      draft: false,
      problem: null,
    });
  });

  it('that is not UTF-8 is refused with its name and a remedy, and never written over', async () => {
    const { folder, call } = await start();
    const latin = Buffer.from([0x7b, 0xe9, 0x7d]);
    writeFileSync(join(folder, name), latin);
    await expect(call('policies.open', { name })).rejects.toThrow(/not UTF-8 text: save it as UTF-8/);
    await expect(call('policies.save', { name, text: 'x', baseHash: sha256(latin) })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(join(folder, name)).equals(latin)).toBe(true);
  });

  it('that is too long is refused with its name and a remedy', async () => {
    const { folder, call } = await start();
    writeFileSync(join(folder, name), Buffer.alloc(8_000_001, 0x20));
    await expect(call('policies.open', { name })).rejects.toThrow(/8,000,000 characters: split the policy/);
  });

  it('is created once, under a name that every system can keep', async () => {
    const { folder, call } = await start();
    const created = await call('policies.create', { name: 'new.policy.json', text: '{}' });
    expect(created).toMatchObject({ text: '{}', baseHash: sha256(Buffer.from('{}')), draft: false });
    await expect(call('policies.create', { name: 'new.policy.json', text: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    for (const bad of ['a:b', 'what?', 'con', '.hidden', 'line\nbreak']) {
      await expect(call('policies.create', { name: `${bad}.policy.json`, text: 'x' })).rejects.toMatchObject({
        code: 'bad_request',
      });
    }
    expect(readdirSync(folder).sort()).toEqual(['new.policy.json', name]);
    expect(readFileSync(join(folder, 'new.policy.json'), 'utf8')).toBe('{}');
  });

  it('is saved as it stands, and the save goes into the history', async () => {
    const { folder, workspace, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'unsaved', baseHash, sequence: 1 });
    const saved = await call('policies.save', { name, text: 'saved é\r\n', baseHash });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('saved é\r\n');
    expect(saved.baseHash).toBe(sha256(readFileSync(join(folder, name))));
    expect(await call('policies.open', { name })).toMatchObject({
      text: 'saved é\r\n',
      draft: false,
      problem: null,
    });
    expect(workspace.revisions.newestGood({ folder, name })).toMatchObject({
      kind: 'save',
      text: 'saved é\r\n',
    });
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('that was changed by another program is not written over', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    writeFileSync(join(folder, name), 'of a colleague');
    await expect(call('policies.save', { name, text: 'mine', baseHash })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('of a colleague');
    expect(await call('policies.open', { name })).toMatchObject({ text: 'mine', draft: true, baseHash });
    rmSync(join(folder, name));
    await expect(call('policies.save', { name, text: 'mine', baseHash })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('saved twice from one text is a conflict the second time, at the same moment too', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    const outcomes = await Promise.allSettled(
      ['one', 'two'].map(async (text) => await call('policies.save', { name, text, baseHash })),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('one');
    expect(await call('policies.open', { name })).toMatchObject({ text: 'two', draft: true });
  });

  it('takes no half of a character, and the unsaved text keeps it', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    const text = 'half \uD800 of one';
    await call('policies.keepDraft', { name, text, baseHash, sequence: 1 });
    await expect(call('policies.save', { name, text, baseHash })).rejects.toThrow(`"${name}" was not saved`);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(sample.text);
    expect((await call('policies.open', { name })).text).toBe(text);
  });

  it('that is marked read-only is not replaced, and the text is kept', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    chmodSync(join(folder, name), 0o444);
    await expect(call('policies.save', { name, text: 'x', baseHash })).rejects.toThrow(
      /is read-only: allow writing/,
    );
    expect(readFileSync(join(folder, name), 'utf8')).toBe(sample.text);
    expect(await call('policies.open', { name })).toMatchObject({ text: 'x', draft: true });
    chmodSync(join(folder, name), 0o644);
    await call('policies.save', { name, text: 'x', baseHash });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('x');
  });
});

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
