import { existsSync, renameSync } from 'node:fs';
import { timeForFileName } from './clock.ts';
import type { Clock } from './clock.ts';
import { unusedPath } from './unused-path.ts';
import { companions } from './workspace-files.ts';

/** Renames a database and what belongs to it to `<path>.<word>-<time>`, which is the answer. Throws the file system's error. */
export function putDatabaseAside(path: string, word: 'damaged' | 'corrupt', clock: Clock): string {
  const aside = unusedPath(`${path}.${word}-${timeForFileName(clock())}`, companions);
  // The log goes first: a database that stands without its log is worse than a log without its database.
  for (const suffix of [...companions, '']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
  }
  return aside;
}
