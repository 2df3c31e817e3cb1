import { chmodSync, chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChild } from './child.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { context, openForRecovery, openReady, serviceOver } from './profile.ts';
import { sample } from './texts.ts';

// Windows keeps no permissions of this kind.
const windows = process.platform === 'win32';

describe('a place that can not be written', () => {
  it.skipIf(windows)('case 13: as a profile, is named with a remedy at the start', async () => {
    const profile = handOver(temporaryFolder());
    chmodSync(profile, 0o555);
    onTestFinished(() => chmodSync(profile, 0o700));
    const child = startChild('open-and-save.child.ts', [profile], { unprivileged: true });
    const line = await child.printed('recovery');
    expect(line).toContain('unusable');
    expect(line).toContain(join(profile, 'workspace.db'));
    expect(line).toContain('give it the right to write');
    expect(await child.ended).toBe(0);
    expect(readdirSync(profile)).toEqual([]);
  });

  it.skipIf(windows)('case 13: as a database, is named with a remedy at the start', async () => {
    const profile = temporaryFolder();
    (await openReady(profile)).close();
    handOver(profile);
    chmodSync(join(profile, 'workspace.db'), 0o000);
    const child = startChild('open-and-save.child.ts', [profile], { unprivileged: true });
    const line = await child.printed('recovery');
    expect(line).toContain('unusable');
    expect(line).toContain(join(profile, 'workspace.db'));
    expect(line).toContain('give it the right to write');
    expect(await child.ended).toBe(0);
  });

  it.skipIf(windows)(
    'case 13: as a workspace folder, is named with a remedy on save, and the text is kept',
    async () => {
      const profile = handOver(temporaryFolder());
      const first = startChild('open-and-save.child.ts', [profile], { unprivileged: true });
      expect(await first.printed('saved')).toBe('saved');
      await first.ended;
      const folder = join(profile, 'workspace');
      chmodSync(folder, 0o555);
      onTestFinished(() => chmodSync(folder, 0o700));
      const second = startChild('open-and-save.child.ts', [profile], { unprivileged: true });
      const line = await second.printed('failed');
      expect(line).toContain('storage');
      expect(line).toContain(sample.name);
      expect(line).toContain(folder);
      expect(line).toContain('change its permissions');
      expect(await second.printed('draft')).toBe('draft true');
      expect(readdirSync(folder)).toEqual([sample.name]);
    },
  );

  it('case 13: because another process holds the database, is named with a remedy, and nothing is put aside', async () => {
    const profile = temporaryFolder();
    (await openReady(profile)).close();
    const other = new Database(join(profile, 'workspace.db'));
    onTestFinished(() => void other.close());
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    const recovery = await openForRecovery(profile, { busyTimeout: 50 });
    expect(recovery).toMatchObject({ reason: 'unusable', backups: [] });
    expect(recovery.message).toContain(join(profile, 'workspace.db'));
    expect(recovery.message).toContain('close that program');
    await expect(recovery.startEmpty()).rejects.toMatchObject({ code: 'storage' });
    await expect(recovery.restore('workspace-000001-20261123T120000Z.db')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(readdirSync(profile).filter((name) => name.includes('damaged'))).toEqual([]);
    other.close();
    await openReady(profile);
    expect(existsSync(join(profile, 'workspace.db'))).toBe(true);
  });

  it('case 14: because another writer is at work, is a conflict after the wait, and works when that is done', async () => {
    const profile = temporaryFolder();
    const first = await openReady(profile);
    const second = await openReady(profile, { busyTimeout: 50 });
    expect(first.database.pragma('busy_timeout', { simple: true })).toBe(5000);
    const { handlers } = serviceOver(profile, second);
    const { baseHash } = await handlers['policies.open']({ name: sample.name }, context);
    const keep = async (): Promise<unknown> =>
      await handlers['policies.keepDraft'](
        { name: sample.name, text: 'second', baseHash, sequence: 1 },
        context,
      );
    first.database.exec('BEGIN IMMEDIATE');
    await expect(keep()).rejects.toMatchObject({ code: 'conflict' });
    await expect(keep()).rejects.toThrow('close it and try again');
    first.database.exec('COMMIT');
    await keep();
    const kept = await serviceOver(profile, first).handlers['policies.open']({ name: sample.name }, context);
    expect(kept).toMatchObject({ text: 'second', draft: true });
  });
});

function handOver(folder: string): string {
  if (process.getuid?.() !== 0) return folder;
  for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), 65534, 65534);
  return folder;
}
