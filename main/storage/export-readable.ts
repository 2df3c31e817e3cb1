import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { timeForFileName } from './clock.ts';
import type { Clock } from './clock.ts';
import { databaseProblemKind } from './database-problem.ts';
import { writeMendedCopy } from './mended-copy.ts';
import { unusedPath } from './unused-path.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Where readable texts were written, and how many. */
export interface ExportedText {
  readonly folder: string;
  readonly documents: number;
}

interface ReadableRow {
  readonly revision: number;
  readonly kind: string;
  readonly folder: string;
  readonly name: string;
  readonly text: Buffer;
  readonly sha256: Buffer;
  readonly kept_at: string;
  /** Names the deletion of a policy that is gone; absent in the first version. */
  readonly deletion?: number | null;
}

/**
 * Writes the newest readable unsaved and saved text of each policy into a new folder of the profile, with a list
 * `contents.json`. Reads through a read-only connection; a damaged page costs only the rows that lie on it.
 */
export async function exportReadable(files: WorkspaceFiles, clock: Clock): Promise<ExportedText> {
  const folder = unusedPath(join(files.profile, `recovered-${timeForFileName(clock())}`));
  await mkdir(folder, { mode: 0o700 });
  const rows = rowsWithOrWithoutHeader(files.database, join(folder, 'mended.db'));
  const newest = new Map<string, ReadableRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.folder, row.name, row.kind, row.deletion ?? null]);
    const known = newest.get(key);
    if (known === undefined || ranks(row) > ranks(known)) newest.set(key, row);
  }
  const contents: object[] = [];
  for (const [index, row] of [...newest.values()].entries()) {
    const text = row.text.toString('utf16le');
    const wellFormed = text.isWellFormed();
    const file = `${String(index + 1).padStart(4, '0')}-${row.kind}-${fileNameOf(row.name)}${wellFormed ? '' : '.utf16'}`;
    await writeFile(join(folder, file), wellFormed ? text : row.text, { mode: 0o600 });
    const { kind, name, kept_at: keptAt } = row;
    contents.push({
      file,
      kind,
      folder: row.folder,
      name,
      keptAt,
      checksum: isSound(row) ? 'holds' : 'fails',
    });
  }
  await writeFile(join(folder, 'contents.json'), `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600 });
  return { folder, documents: newest.size };
}

// A sound text beats any that is not; then the younger one.
function ranks(row: ReadableRow): number {
  return row.revision + (isSound(row) ? Number.MAX_SAFE_INTEGER / 2 : 0);
}

function isSound(row: ReadableRow): boolean {
  return createHash('sha256').update(row.text).digest().equals(row.sha256);
}

function rowsWithOrWithoutHeader(path: string, mended: string): readonly ReadableRow[] {
  if (!existsSync(path)) return [];
  const rows = readableRows(path);
  if (rows.length > 0 || !writeMendedCopy(path, mended)) return rows;
  try {
    return readableRows(mended);
  } finally {
    rmSync(mended, { force: true });
  }
}

function readableRows(path: string): readonly ReadableRow[] {
  let database: Database.Database | null = null;
  const rows = new Map<number, ReadableRow>();
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    // A file that was cut is read up to there only by a connection that could write its schema; this one can't write.
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    // From both ends, each up to the first row that can't be read.
    for (const order of ['ASC', 'DESC']) {
      collect(database, `SELECT * FROM revision NOT INDEXED ORDER BY revision ${order}`, rows);
    }
  } catch (thrown) {
    if (databaseProblemKind(thrown) !== 'damaged') throw thrown;
  } finally {
    database?.close();
  }
  return [...rows.values()].sort((left, right) => left.revision - right.revision);
}

function collect(database: Database.Database, query: string, rows: Map<number, ReadableRow>): void {
  try {
    for (const row of database.prepare<[]>(query).iterate()) {
      if (isReadableRow(row)) rows.set(row.revision, row);
    }
  } catch (thrown) {
    if (!(thrown instanceof Database.SqliteError)) throw thrown;
  }
}

function isReadableRow(row: unknown): row is ReadableRow {
  if (typeof row !== 'object' || row === null) return false;
  const has = (key: string): unknown => (Object.hasOwn(row, key) ? Reflect.get(row, key) : undefined);
  return (
    typeof has('revision') === 'number' &&
    ['kind', 'folder', 'name', 'kept_at'].every((key) => typeof has(key) === 'string') &&
    Buffer.isBuffer(has('text')) &&
    Buffer.isBuffer(has('sha256'))
  );
}

function fileNameOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(-120);
}
