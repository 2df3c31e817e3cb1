import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where a profile keeps `workspace.db` and what belongs to it. */
export interface WorkspaceFiles {
  readonly profile: string;
  readonly database: string;
  readonly backups: string;
}

/** The paths within a profile folder. */
export function workspaceFiles(profile: string): WorkspaceFiles {
  return { profile, database: join(profile, 'workspace.db'), backups: join(profile, 'backups') };
}

/** SQLite's own files beside a database, which belong to it. */
export const companions = ['-wal', '-shm', '-journal'] as const;

const initialised = 'workspace.initialised';
const runningName = /^workspace\.running-(\d+)$/;

/** Whether this profile has ever had a whole `workspace.db`: an absent or empty one is then a loss. */
export function wasInitialised(profile: string): boolean {
  return existsSync(join(profile, initialised));
}

/** Notes that this profile has a whole `workspace.db` from now on. */
export function markInitialised(profile: string): void {
  touch(join(profile, initialised));
}

/** Whether a process ended without closing `workspace.db`, or still has it open. */
export function wasNotClosed(profile: string): boolean {
  return existsSync(profile) && readdirSync(profile).some((name) => runningName.test(name));
}

/** Notes that this process has `workspace.db` open, and forgets the processes that are gone. */
export function markRunning(profile: string): void {
  for (const name of readdirSync(profile)) {
    const pid = Number(runningName.exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(profile, name), { force: true });
  }
  touch(runningMark(profile));
}

/** Notes that this process has closed `workspace.db`. */
export function unmarkRunning(profile: string): void {
  rmSync(runningMark(profile), { force: true });
}

function runningMark(profile: string): string {
  return join(profile, `workspace.running-${process.pid}`);
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Another person's process can't be signalled, but it lives.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

function touch(path: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
