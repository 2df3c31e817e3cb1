import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { asDatabaseProblem, DatabaseFromFuture, DatabaseProblem } from './database-problem.ts';

/** A step from one version of a database to the next; one file each. */
export interface Migration {
  /** The version that the database has afterwards: 1, 2, 3 … without gaps. */
  readonly version: number;
  /** Runs inside a transaction; makes STRICT tables only. */
  readonly migrate: (database: Database.Database) => void;
}

/** How thoroughly a file is checked before its first use: SQLite's quick_check or integrity_check. */
export type DatabaseCheck = 'quick' | 'full' | 'none';

/** What {@link openDatabase} needs to know. */
export interface DatabaseOptions {
  readonly path: string;
  /** Told apart by it: a 32-bit number of this program and this kind of file, not 0. */
  readonly applicationId: number;
  /** Ascending. */
  readonly migrations: readonly Migration[];
  /** `quick` where left out. */
  readonly check?: DatabaseCheck;
  /** How long a statement waits for another program's lock, in milliseconds; 5000 where left out. */
  readonly busyTimeout?: number;
}

/**
 * Opens a database, creates it where there is none, and brings it to the newest version in one transaction.
 * What is checked is checked through a read-only connection, so a file that is refused keeps every byte.
 * Throws a {@link DatabaseProblem}, whose kind says what is wrong.
 */
export function openDatabase(options: DatabaseOptions): Database.Database {
  const { path, migrations, busyTimeout = 5000 } = options;
  let database: Database.Database | null = null;
  try {
    inspectDatabase(options);
    keepPrivate(path);
    database = new Database(path, { timeout: busyTimeout });
    configure(database, busyTimeout);
    refuseUnsafeSettings(database, busyTimeout);
    migrateDatabase(database, options.applicationId, migrations);
    return database;
  } catch (thrown) {
    database?.close();
    throw asDatabaseProblem(path, thrown);
  }
}

/** Ends the use of a database: statistics for the next time, everything in one file, no log left beside it. */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return;
  try {
    database.pragma('optimize');
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** The version that a database file has; 0 for one that is absent or empty. */
export type DatabaseVersion = number;

/**
 * Checks a file without changing it: that it is a database of this kind, not of the future, and sound.
 * Throws a {@link DatabaseProblem}; gives the version of the file.
 */
export function inspectDatabase(
  options: Pick<DatabaseOptions, 'path' | 'applicationId' | 'migrations' | 'check' | 'busyTimeout'>,
): DatabaseVersion {
  const { path, applicationId, migrations, check = 'quick', busyTimeout = 5000 } = options;
  let database: Database.Database | null = null;
  try {
    if (!existsSync(path) || statSync(path).size === 0) return 0;
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    const version = numberPragma(database, 'user_version');
    const known = newestVersion(migrations);
    if (numberPragma(database, 'application_id') !== applicationId && !isUnwritten(database)) {
      throw new DatabaseProblem('damaged', `${path} is not the database that Latchkey keeps there.`);
    }
    if (version > known) throw new DatabaseFromFuture(path, version, known);
    if (check !== 'none') refuseUnsound(database, path, check);
    return version;
  } catch (thrown) {
    throw asDatabaseProblem(path, thrown);
  } finally {
    database?.close();
  }
}

/** The newest version that a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new RangeError(`migration ${migration.version} is out of order`);
  });
  return migrations.length;
}

function isUnwritten(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function refuseUnsound(database: Database.Database, path: string, check: 'quick' | 'full'): void {
  const pragma = check === 'full' ? 'integrity_check(1)' : 'quick_check(1)';
  const found: unknown = database.pragma(pragma, { simple: true });
  if (found === 'ok') return;
  throw new DatabaseProblem('damaged', `${path} is damaged.`, { cause: found });
}

// SQLite gives the log and the shared memory beside a database the permissions of the database.
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
}

function configure(database: Database.Database, busyTimeout: number): void {
  database.pragma(`busy_timeout = ${busyTimeout}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
}

/** Reads back every setting that keeps data safe; throws a {@link DatabaseProblem} for one that is not set. */
export function refuseUnsafeSettings(database: Database.Database, busyTimeout: number): void {
  const wanted: readonly (readonly [pragma: string, value: string | number])[] = [
    ['busy_timeout', busyTimeout],
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['checkpoint_fullfsync', 1],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
  ];
  for (const [pragma, value] of wanted) {
    const actual: unknown = database.pragma(pragma, { simple: true });
    if (actual === value) continue;
    throw new DatabaseProblem('unknown', `${database.name} did not take the setting ${pragma}.`, {
      cause: actual,
    });
  }
}

function migrateDatabase(
  database: Database.Database,
  applicationId: number,
  migrations: readonly Migration[],
): void {
  const known = newestVersion(migrations);
  if (numberPragma(database, 'user_version') === known) return;
  database
    .transaction(() => {
      // Read again under the lock: another program may have migrated in the meantime.
      const version = numberPragma(database, 'user_version');
      if (version > known) throw new DatabaseFromFuture(database.name, version, known);
      for (const migration of migrations.slice(version)) {
        migration.migrate(database);
        database.pragma(`user_version = ${migration.version}`);
      }
      database.pragma(`application_id = ${applicationId}`);
      refuseLooseTables(database);
    })
    .immediate();
}

function refuseLooseTables(database: Database.Database): void {
  const loose = database
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .get();
  if (loose !== undefined) throw new DatabaseProblem('unknown', `Table ${loose.name} is not STRICT.`);
}

function numberPragma(database: Database.Database, name: 'user_version' | 'application_id'): number {
  const value: unknown = database.pragma(name, { simple: true });
  return typeof value === 'number' ? value : 0;
}
