import Database from 'better-sqlite3';

/** What can be wrong with a database file, as far as the program reacts differently. */
export type DatabaseProblemKind = 'damaged' | 'fromFuture' | 'readOnly' | 'full' | 'busy' | 'unknown';

/** A database that can't be opened or used as asked; its message is one sentence that names the file. */
export class DatabaseProblem extends Error {
  readonly kind: DatabaseProblemKind;

  constructor(kind: DatabaseProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseProblem';
    this.kind = kind;
  }
}

/** A database that a newer Latchkey has written; nothing in the file was changed. */
export class DatabaseFromFuture extends DatabaseProblem {
  /** The version of the file. */
  readonly found: number;
  /** The newest version that this program knows. */
  readonly known: number;

  constructor(path: string, found: number, known: number) {
    super('fromFuture', `${path} has version ${found}; this Latchkey knows versions up to ${known}.`);
    this.name = 'DatabaseFromFuture';
    this.found = found;
    this.known = known;
  }
}

const kindsByCode: readonly (readonly [prefix: string, kind: DatabaseProblemKind])[] = [
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ['SQLITE_FULL', 'full'],
  // A write beyond a quota or a file size limit ends as an I/O error, not as SQLITE_FULL.
  ['SQLITE_IOERR_WRITE', 'full'],
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_CANTOPEN', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_AUTH', 'readOnly'],
  ['SQLITE_IOERR_ACCESS', 'readOnly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['EACCES', 'readOnly'],
  ['EPERM', 'readOnly'],
  ['EROFS', 'readOnly'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
];

/** The kind of anything that SQLite or the file system has thrown. */
export function databaseProblemKind(thrown: unknown): DatabaseProblemKind {
  if (thrown instanceof DatabaseProblem) return thrown.kind;
  const code = errorCode(thrown);
  if (code === null) return 'unknown';
  return kindsByCode.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`))?.[1] ?? 'unknown';
}

/** The code of an error of SQLite or of the file system, such as `SQLITE_BUSY` or `EACCES`; null where it has none. */
export function errorCode(thrown: unknown): string | null {
  if (thrown instanceof Database.SqliteError) return thrown.code;
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return null;
}

/** Anything thrown while working on a database, as a {@link DatabaseProblem} that names the file. */
export function asDatabaseProblem(path: string, thrown: unknown): DatabaseProblem {
  if (thrown instanceof DatabaseProblem) return thrown;
  const kind = databaseProblemKind(thrown);
  const words: Readonly<Record<DatabaseProblemKind, string>> = {
    damaged: 'is damaged',
    fromFuture: 'is of a newer Latchkey',
    readOnly: 'can not be opened or written here',
    full: 'can not be written: no space is left for it',
    busy: 'is being written by another program',
    unknown: 'can not be used',
  };
  return new DatabaseProblem(kind, `${path} ${words[kind]}.`, { cause: thrown });
}
