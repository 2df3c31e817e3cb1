import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** The header in which another start of the program shows the secret of the browser host that runs. */
export const instanceHeader = 'latchkey-instance';

const description = z.discriminatedUnion('host', [
  /** Its window comes to the front by Electron's own means. */
  z.strictObject({ host: z.literal('electron') }),
  z.strictObject({
    host: z.literal('browser'),
    port: z.int().min(1).max(65_535),
    /** Shown by another start that asks for a new code. */
    secret: z.string().min(32).max(200),
  }),
]);

/** How a running program of a profile can be reached. */
export type InstanceDescription = z.output<typeof description>;

/** The right to be the one running program of a profile. */
export interface InstanceLock {
  /** Lets other starts know how to reach this program. */
  readonly describe: (instance: InstanceDescription) => Promise<void>;
  readonly release: () => void;
}

/**
 * Takes the lock of a profile folder, or gives null where another program holds it. The operating system frees it
 * with the process, however that ends, so it is never stale; the description beside it counts only while it is held.
 */
export function acquireInstanceLock(profile: string): InstanceLock | null {
  const path = join(profile, 'instance.lock');
  closeSync(openSync(path, 'a', 0o600));
  const database = new Database(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  const file = descriptionFile(profile);
  rmSync(file, { force: true });
  return {
    describe: (instance) => writeFileAtomic(file, JSON.stringify(instance), { mode: 0o600 }),
    release() {
      rmSync(file, { force: true });
      database.close();
    },
  };
}

/** The description that the holder of the lock has given, or null where there is none yet. */
export function readInstanceDescription(profile: string): InstanceDescription | null {
  try {
    return description.parse(JSON.parse(readFileSync(descriptionFile(profile), 'utf8')));
  } catch {
    return null;
  }
}

function descriptionFile(profile: string): string {
  return join(profile, 'instance.json');
}
