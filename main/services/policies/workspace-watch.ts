import { lstatSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import { answersFileName } from '../answers/answers-file.ts';

/** Notices that files of the workspace change, whoever changes them. */
export interface WorkspaceWatch {
  /** Watches these folders within a workspace, and no others; tells whether one of them was not watched before. */
  readonly follow: (workspace: string, folders: readonly string[]) => boolean;
  /** Grows with every change. */
  readonly tick: () => number;
  /** Resolves with the tick once it is not the given one; rejects with the signal's reason when that is aborted. */
  readonly after: (tick: number, signal: AbortSignal) => Promise<number>;
  readonly close: () => void;
}

/** A program that saves a file touches it several times: one change is told this long after the last, in ms. */
const quietMilliseconds = 100;

/** Systems lend a process only so many watches; the folders beyond are read when the window is turned to. */
const mostWatched = 300;

/** Starts with nothing watched. */
export function createWorkspaceWatch(): WorkspaceWatch {
  const watchers = new Map<string, FSWatcher>();
  const waiting = new Set<() => void>();
  let present = 0;
  let timer: NodeJS.Timeout | null = null;

  function changed(): void {
    timer ??= setTimeout(() => {
      timer = null;
      present += 1;
      for (const tell of waiting) tell();
    }, quietMilliseconds);
    timer.unref();
    timer.refresh();
  }

  function add(path: string): void {
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        if (name === null || isOfInterest(path, name, watchers)) changed();
      });
      // Where a watched folder goes, the one that it stood in tells.
      watcher.on('error', () => remove(path));
      watchers.set(path, watcher);
    } catch {
      // Where the system watches nothing more, turning to the window reads the folder.
    }
  }

  function remove(path: string): void {
    watchers.get(path)?.close();
    watchers.delete(path);
  }

  return {
    follow(workspace, folders) {
      const wanted = new Set(folders.slice(0, mostWatched).map((folder) => join(workspace, folder)));
      for (const path of watchers.keys()) if (!wanted.has(path)) remove(path);
      const fresh = [...wanted].filter((path) => !watchers.has(path));
      for (const path of fresh) add(path);
      return fresh.length > 0;
    },
    tick: () => present,
    after: (tick, signal) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(look);
          signal.removeEventListener('abort', stop);
        };
        const look = (): void => {
          if (present === tick) return;
          end();
          resolve(present);
        };
        const stop = (): void => {
          end();
          reject(signal.reason instanceof Error ? signal.reason : new Error('nobody waits any more'));
        };
        waiting.add(look);
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
        else look();
      }),
    close() {
      if (timer !== null) clearTimeout(timer);
      for (const path of watchers.keys()) remove(path);
    },
  };
}

// A log that grows beside the policies must not make the window read the folder again and again.
function isOfInterest(path: string, name: string, watchers: ReadonlyMap<string, unknown>): boolean {
  if (name.endsWith(policyFileEnding) || name === answersFileName) return true;
  const whole = join(path, name);
  return watchers.has(whole) || lstatSync(whole, { throwIfNoEntry: false })?.isDirectory() === true;
}
