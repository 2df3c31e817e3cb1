import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { timeForFileName } from './clock.ts';
import type { Clock } from './clock.ts';
import { inspectDatabase } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import type { Migration } from './database.ts';
import { flushFolder } from './whole-file.ts';
import { companions, isAlive } from './workspace-files.ts';

/** A copy of a database that stands alone in one file. */
export interface Backup {
  readonly name: string;
  /** ISO 8601, by the clock of that moment. */
  readonly takenAt: string;
  readonly bytes: number;
}

/** How many backups are kept; the oldest make room. */
const backupsKept = 5;

const backupName = /^workspace-(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;

/** The backups in a folder, newest first by the number that each new one counts up; empty where there is no folder. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  if (!existsSync(folder)) return [];
  const found: (Backup & { readonly number: number })[] = [];
  for (const name of await readdir(folder)) {
    const match = backupName.exec(name);
    if (match === null) continue;
    const [, number, year, month, day, hour, minute, second] = match;
    const { size } = await stat(join(folder, name));
    const takenAt = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
    found.push({ name, takenAt, bytes: size, number: Number(number) });
  }
  return found
    .sort((left, right) => right.number - left.number)
    .map(({ name, takenAt, bytes }) => ({ name, takenAt, bytes }));
}

/** The backups that open as a database of this kind and pass SQLite's integrity check, newest first. */
export async function verifiedBackups(
  folder: string,
  applicationId: number,
  migrations: readonly Migration[],
): Promise<readonly Backup[]> {
  return (await listBackups(folder)).filter(({ name }) => {
    try {
      inspectDatabase({ path: join(folder, name), applicationId, migrations, check: 'full' });
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Copies a database while it may be in use, checks the copy whole, and only then names it a backup.
 * Throws a DatabaseProblem (`damaged`) where the copy is not sound, or what SQLite or the file system throws.
 */
export async function takeBackup(source: string, folder: string, clock: Clock): Promise<Backup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await listBackups(folder);
  const number = String(numberOf(before[0]) + 1).padStart(6, '0');
  const name = `workspace-${number}-${timeForFileName(clock())}.db`;
  const unfinished = join(folder, `unfinished-${process.pid}.db`);
  await removeLeftovers(folder);
  try {
    const database = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      await database.backup(unfinished);
    } finally {
      database.close();
    }
    await chmod(unfinished, 0o600);
    makeStandAlone(unfinished);
    await flushFile(unfinished);
    await rename(unfinished, join(folder, name));
    await flushFolder(folder);
  } catch (thrown) {
    await removeUnfinished(unfinished);
    throw thrown;
  }
  for (const old of before.slice(backupsKept - 1)) await rm(join(folder, old.name), { force: true });
  const backup = (await listBackups(folder)).find((listed) => listed.name === name);
  if (backup === undefined) throw new DatabaseProblem('unknown', `The backup ${join(folder, name)} is gone.`);
  return backup;
}

function numberOf(backup: Backup | undefined): number {
  return backup === undefined ? 0 : Number(backupName.exec(backup.name)?.[1] ?? 0);
}

// A copy keeps the mark of write-ahead logging, with which even reading makes files beside it.
function makeStandAlone(path: string): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const found: unknown = copy.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok')
      throw new DatabaseProblem('damaged', `The copy ${path} is not sound.`, { cause: found });
  } finally {
    copy.close();
  }
}

async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// Copies that a process did not live to finish.
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^unfinished-(\d+)\.db/.exec(name)?.[1] ?? Number.NaN);
    if (pid === process.pid || (Number.isInteger(pid) && !isAlive(pid)))
      await rm(join(folder, name), { force: true });
  }
}

async function removeUnfinished(path: string): Promise<void> {
  for (const suffix of ['', ...companions]) await rm(`${path}${suffix}`, { force: true });
}
