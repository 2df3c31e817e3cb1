import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cacheApplicationId, cacheMigrations } from './cache-migrations/cache-migrations.ts';
import type { Clock } from './clock.ts';
import { inspectDatabase, newestVersion, openDatabase } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { putDatabaseAside } from './put-database-aside.ts';

/** What can be fetched or imported again, ready for use. */
export interface OpenedCache {
  readonly database: Database.Database;
  /** One sentence where what was there could not be used and a new cache was begun; else null. */
  readonly notice: string | null;
}

/** Where the cache of a profile lies. */
export function cachePath(profile: string): string {
  return join(profile, 'cache.db');
}

/**
 * Opens the cache of a profile and makes it where there is none. A damaged one is kept beside it as
 * `cache.db.corrupt-<time>` and a new one begun. Throws a {@link DatabaseProblem} for anything else.
 */
export function openCacheDatabase(options: { readonly profile: string; readonly clock: Clock }): OpenedCache {
  const path = cachePath(options.profile);
  const settings = { path, applicationId: cacheApplicationId, migrations: cacheMigrations };
  try {
    refuseEmptied(path);
    return { database: openDatabase(settings), notice: null };
  } catch (thrown) {
    const problem = asDatabaseProblem(path, thrown);
    if (problem.kind !== 'damaged' && problem.kind !== 'fromFuture') throw problem;
    const aside = putDatabaseAside(path, 'corrupt', options.clock);
    const cause = problem.kind === 'damaged' ? 'was damaged' : 'was of a newer Latchkey';
    return {
      database: openDatabase(settings),
      notice: `The cache of entity sets ${cause} and was begun anew; open your entity files again. The old one is kept as ${aside}.`,
    };
  }
}

/** Opens the cache for reading alone; null where there is none. Throws a {@link DatabaseProblem}. */
export function openCacheForReading(profile: string): Database.Database | null {
  const path = cachePath(profile);
  if (!existsSync(path)) return null;
  const settings = { path, applicationId: cacheApplicationId, migrations: cacheMigrations };
  const version = inspectDatabase({ ...settings, check: 'none' });
  if (version === 0) return null;
  if (version < newestVersion(cacheMigrations)) {
    throw new DatabaseProblem(
      'unknown',
      `${path} is of an older Latchkey; start Latchkey once to update it.`,
    );
  }
  try {
    return new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  } catch (thrown) {
    throw asDatabaseProblem(path, thrown);
  }
}

// An opened database is never empty, so an empty file has lost what was in it.
function refuseEmptied(path: string): void {
  if (existsSync(path) && statSync(path).size === 0) {
    throw new DatabaseProblem('damaged', `${path} is empty.`);
  }
}
