import { constants } from 'node:fs';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { verifiedBackups } from './backups.ts';
import type { Backup } from './backups.ts';
import type { Clock } from './clock.ts';
import { openDatabase } from './database.ts';
import type { Migration } from './database.ts';
import { asDatabaseProblem } from './database-problem.ts';
import { exportReadable } from './export-readable.ts';
import type { ExportedText } from './export-readable.ts';
import { putDatabaseAside } from './put-database-aside.ts';
import { flushFolder } from './whole-file.ts';
import { companions, markInitialised } from './workspace-files.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import { workspaceApplicationId } from './workspace-migrations/workspace-migrations.ts';

/** Why `workspace.db` can't be used. */
export type RecoveryReason = 'damaged' | 'lost' | 'fromFuture' | 'unusable';

/** What a person can choose where `workspace.db` can't be used; until then nothing is changed. */
export interface WorkspaceRecovery {
  readonly state: 'recovery';
  readonly reason: RecoveryReason;
  /** What happened, where, and what to do. */
  readonly message: string;
  /** Verified backups, newest first; none where the file itself may be sound. */
  readonly backups: readonly Backup[];
  /** Keeps the present file beside a copy of a backup. Throws an RpcError with what to do. */
  readonly restore: (name: string) => Promise<void>;
  /** Writes what can still be read into a new folder of the profile. Throws an RpcError with what to do. */
  readonly exportReadable: () => Promise<ExportedText>;
  /** Keeps the present file beside a new empty one. Throws an RpcError with what to do. */
  readonly startEmpty: () => Promise<void>;
}

/** What {@link createWorkspaceRecovery} needs. */
export interface RecoveryOptions {
  readonly files: WorkspaceFiles;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly reason: RecoveryReason;
  readonly message: string;
}

/** The choices for a `workspace.db` that can't be used. */
export async function createWorkspaceRecovery(options: RecoveryOptions): Promise<WorkspaceRecovery> {
  const { files, migrations, clock, reason, message } = options;
  // A file that another program holds or that this account may not write must not be put aside.
  const replaceable = reason !== 'unusable';
  const backups = replaceable ? await readableBackups(files, migrations) : [];

  async function replace(putInPlace: (newFile: string) => void | Promise<void>): Promise<void> {
    if (!replaceable) throw new RpcError('storage', message);
    const newFile = `${files.database}.new`;
    await explained(files, async () => {
      await removeAll(newFile);
      await putInPlace(newFile);
      putDatabaseAside(files.database, 'damaged', clock);
      await rename(newFile, files.database);
      await flushFolder(files.profile);
      markInitialised(files.profile);
    });
  }

  return {
    state: 'recovery',
    reason,
    message,
    backups,
    async restore(name) {
      const backup = backups.find((listed) => listed.name === name);
      if (backup === undefined)
        throw new RpcError('not_found', `There is no backup "${name}"; choose one of the list.`);
      await replace(async (newFile) => {
        await copyFile(join(files.backups, backup.name), newFile, constants.COPYFILE_EXCL);
        await chmod(newFile, 0o600);
      });
    },
    exportReadable: async () => await explained(files, async () => await exportReadable(files, clock)),
    async startEmpty() {
      await replace((newFile) => {
        const options = { path: newFile, applicationId: workspaceApplicationId, migrations };
        openDatabase(options).close();
      });
    },
  };
}

async function readableBackups(
  files: WorkspaceFiles,
  migrations: readonly Migration[],
): Promise<readonly Backup[]> {
  try {
    return await verifiedBackups(files.backups, workspaceApplicationId, migrations);
  } catch {
    return [];
  }
}

async function removeAll(path: string): Promise<void> {
  for (const suffix of ['', ...companions]) await rm(`${path}${suffix}`, { force: true });
}

async function explained<Result>(files: WorkspaceFiles, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof RpcError) throw thrown;
    const problem = asDatabaseProblem(files.profile, thrown);
    const remedy = {
      full: 'free some space on that disk',
      readOnly: 'give this account the right to write there',
      busy: 'close the other program that uses it',
      damaged: 'restore a backup or start with an empty database',
      fromFuture: 'install the newer Latchkey',
      unknown: 'check the disk and the folder',
    }[problem.kind];
    throw new RpcError(
      'storage',
      `Nothing could be done in ${files.profile}: ${remedy}, then choose again.`,
      {
        cause: thrown,
      },
    );
  }
}
