import { existsSync, mkdirSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { listBackups, takeBackup } from './backups.ts';
import type { Clock } from './clock.ts';
import { closeDatabase, inspectDatabase, newestVersion, openDatabase } from './database.ts';
import type { Migration } from './database.ts';
import { asDatabaseProblem, DatabaseFromFuture, DatabaseProblem } from './database-problem.ts';
import { surviveFileSizeLimit } from './file-size-limit.ts';
import { createWorkspaceRecovery } from './recovery.ts';
import type { WorkspaceRecovery } from './recovery.ts';
import { createFileMoves } from './file-moves.ts';
import type { FileMoves } from './file-moves.ts';
import { createRevisions } from './revisions.ts';
import type { Revisions } from './revisions.ts';
import { createSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { createTypedObjects } from './typed-objects.ts';
import type { WritableTypedObjects } from './typed-objects.ts';
import {
  markInitialised,
  markRunning,
  unmarkRunning,
  wasInitialised,
  wasNotClosed,
  workspaceFiles,
} from './workspace-files.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import { workspaceApplicationId, workspaceMigrations } from './workspace-migrations/workspace-migrations.ts';

/** `workspace.db`, open and in order. */
export interface WorkspaceDatabase {
  readonly state: 'ready';
  readonly path: string;
  readonly database: Database;
  readonly revisions: Revisions;
  readonly moves: FileMoves;
  readonly settings: Settings;
  readonly typedObjects: WritableTypedObjects;
  /** What a person should know though the program works, such as a backup that could not be taken. */
  readonly notices: readonly string[];
  /** Ends the use of the database; safe to call twice. */
  readonly close: () => void;
}

/** `workspace.db`, or what a person can choose where it can't be used. */
export type OpenedWorkspace = WorkspaceDatabase | WorkspaceRecovery;

/** What {@link openWorkspaceDatabase} needs. */
export interface WorkspaceOptions {
  /** The profile folder. */
  readonly folder: string;
  readonly clock: Clock;
  /** Those of the program where left out. */
  readonly migrations?: readonly Migration[];
  /** How long a statement waits for another program's lock, in milliseconds; 5000 where left out. */
  readonly busyTimeout?: number;
}

/**
 * Opens a profile's `workspace.db`, backing it up before a migration and at most once a day.
 * Never throws for a database that can't be used, and changes no byte of one: that is the `recovery` state.
 */
export async function openWorkspaceDatabase(options: WorkspaceOptions): Promise<OpenedWorkspace> {
  const { folder, clock, migrations = workspaceMigrations } = options;
  const files = workspaceFiles(folder);
  const opening = {
    path: files.database,
    applicationId: workspaceApplicationId,
    migrations,
    ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
  };
  surviveFileSizeLimit();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const version = inspectDatabase({ ...opening, check: wasNotClosed(folder) ? 'full' : 'quick' });
    const expected = wasInitialised(folder) || (await listBackups(files.backups)).length > 0;
    if (version === 0 && expected) {
      return await createWorkspaceRecovery({
        files,
        migrations,
        clock,
        reason: 'lost',
        message: lossOf(files),
      });
    }
    const notices = await backUp(files, clock, version, migrations);
    const database = openDatabase({ ...opening, check: 'none' });
    try {
      markInitialised(folder);
      markRunning(folder);
      return ready(files, database, clock, notices);
    } catch (thrown) {
      database.close();
      throw thrown;
    }
  } catch (thrown) {
    const problem = asDatabaseProblem(files.database, thrown);
    return await createWorkspaceRecovery({ files, migrations, clock, ...describe(files, problem) });
  }
}

function ready(
  files: WorkspaceFiles,
  database: Database,
  clock: Clock,
  notices: readonly string[],
): WorkspaceDatabase {
  return {
    state: 'ready',
    path: files.database,
    database,
    revisions: createRevisions(database, clock),
    moves: createFileMoves(database, clock),
    settings: createSettings(database),
    typedObjects: createTypedObjects(database, clock),
    notices,
    close() {
      closeDatabase(database);
      unmarkRunning(files.profile);
    },
  };
}

async function backUp(
  files: WorkspaceFiles,
  clock: Clock,
  version: number,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  if (version === 0) return [];
  if (version < newestVersion(migrations)) {
    await takeBackup(files.database, files.backups, clock);
    return [];
  }
  const [newest] = await listBackups(files.backups);
  const today = clock().toISOString().slice(0, 10);
  if (newest?.takenAt.slice(0, 10) === today) return [];
  try {
    await takeBackup(files.database, files.backups, clock);
    return [];
  } catch (thrown) {
    const problem = asDatabaseProblem(files.backups, thrown);
    if (problem.kind === 'damaged') throw new DatabaseProblem('damaged', problem.message, { cause: problem });
    return [`Today's backup of ${files.database} was not taken: ${remedies[problem.kind]}`];
  }
}

const remedies = {
  damaged: 'the database is damaged; restore a backup.',
  fromFuture: 'it is of a newer Latchkey; install that one.',
  readOnly: 'this account may not write there; give it the right to write to the folder and the file.',
  full: 'no space is left for it; free some space on that disk.',
  busy: 'another program is writing to it; close that program.',
  unknown: 'the system does not say why; check the disk and the folder.',
} as const satisfies Readonly<Record<DatabaseProblem['kind'], string>>;

function lossOf(files: WorkspaceFiles): string {
  const what = existsSync(files.database) && statSync(files.database).size === 0 ? 'empty' : 'not there';
  return `${files.database} held your unsaved text and is now ${what}. Nothing was overwritten: restore a backup, or start with an empty one.`;
}

function describe(
  files: WorkspaceFiles,
  problem: DatabaseProblem,
): { readonly reason: 'damaged' | 'fromFuture' | 'unusable'; readonly message: string } {
  if (problem instanceof DatabaseFromFuture) {
    const message = `${files.database} has version ${problem.found}, written by a newer Latchkey; this one knows versions up to ${problem.known}. Nothing was changed: install the newer Latchkey, or restore a backup or start with an empty one; the present file is kept beside it.`;
    return { reason: 'fromFuture', message };
  }
  if (problem.kind === 'damaged') {
    const message = `${files.database} is damaged. Nothing was overwritten: restore a backup, export what can still be read, or start with an empty one; the damaged file is kept beside it.`;
    return { reason: 'damaged', message };
  }
  const message = `${files.database} can't be used: ${remedies[problem.kind]} Then start Latchkey again; nothing was changed.`;
  return { reason: 'unusable', message };
}
