import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups, verifiedBackups } from '../../main/storage/backups.ts';
import {
  workspaceApplicationId,
  workspaceMigrations,
} from '../../main/storage/workspace-migrations/workspace-migrations.ts';
import { startChild } from './child.ts';
import { laterRows, withLaterVersion } from './migrations.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { openReady } from './profile.ts';
import { documentName, textOf } from './texts.ts';

const document = { folder: 'somewhere', name: documentName };
const later = workspaceMigrations.length + 1;

describe('a process killed while it migrates', () => {
  it('case 3: leaves the old version or the new one, never one between, and the next start goes on', async () => {
    for (let kill = 0; kill < 8; kill += 1) {
      const folder = await profileWithText();
      const child = startChild('migrate.child.ts', [folder]);
      await child.printed('migrating');
      await new Promise((resolve) => setTimeout(resolve, kill * 20));
      await child.kill();

      const found = stateOf(folder);
      expect([
        { version: later - 1, table: false, column: false, rows: 0 },
        { version: later, table: true, column: true, rows: laterRows },
      ]).toContainEqual(found);
      await expectWholeAfterRetry(folder);
    }
  });

  it('case 4: between backup and migration, leaves a sound backup and a database that migrates next time', async () => {
    const folder = await profileWithText();
    const child = startChild('migrate.child.ts', [folder, 'suicide']);
    expect(await child.ended).toBe('SIGKILL');

    expect(stateOf(folder)).toEqual({ version: later - 1, table: false, column: false, rows: 0 });
    const backups = await verifiedBackups(
      join(folder, 'backups'),
      workspaceApplicationId,
      workspaceMigrations,
    );
    expect(backups).toHaveLength(1);
    const backup = new Database(join(folder, 'backups', backups[0]?.name ?? ''), { readonly: true });
    expect(backup.prepare('SELECT count(*) FROM revision').pluck().get()).toBe(1);
    expect(backup.pragma('user_version', { simple: true })).toBe(later - 1);
    backup.close();
    await expectWholeAfterRetry(folder);
    expect(await listBackups(join(folder, 'backups'))).toHaveLength(2);
  });
});

async function profileWithText(): Promise<string> {
  const folder = temporaryFolder();
  const workspace = await openReady(folder);
  workspace.revisions.keepDraft(document, textOf(1), null);
  workspace.close();
  return folder;
}

async function expectWholeAfterRetry(folder: string): Promise<void> {
  const workspace = await openReady(folder, { migrations: withLaterVersion(() => {}) });
  expect(workspace.revisions.newestDraft(document)).toMatchObject({ state: 'good', text: textOf(1) });
  workspace.close();
  expect(stateOf(folder)).toEqual({ version: later, table: true, column: true, rows: laterRows });
}

function stateOf(folder: string): object {
  const database = new Database(join(folder, 'workspace.db'), { readonly: true });
  try {
    const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'later'").get() !== undefined;
    const columns = database.prepare("SELECT name FROM pragma_table_info('setting')").pluck().all();
    return {
      version: database.pragma('user_version', { simple: true }),
      table,
      column: columns.includes('later'),
      rows: table ? database.prepare('SELECT count(*) FROM later').pluck().get() : 0,
    };
  } finally {
    database.close();
  }
}
