import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../profile.ts';

/** The folder for what can be fetched and made again. */
export function cacheFolder(environment: Environment): string {
  const base = environment['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'latchkey');
}

/**
 * Gives a folder that is made once: `make` fills an empty one beside it, which gets the name only when it is whole.
 * Whoever comes second at the same time uses what the first has made.
 */
export async function madeFolder(folder: string, make: (empty: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}.new-`);
  try {
    await make(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}
