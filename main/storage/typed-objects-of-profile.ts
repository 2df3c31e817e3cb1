import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { databaseProblemKind } from './database-problem.ts';
import { readTypedObjects } from './typed-objects.ts';
import type { TypedObject } from './typed-objects.ts';
import { workspaceFiles } from './workspace-files.ts';

/**
 * The typed objects of a profile, read beside whoever has its `workspace.db` open; `same` where their revision is
 * the known one, null where there are none to be read: whatever else is wrong with that database is told at its start.
 */
export function readTypedObjectsOf(
  profile: string,
  knownRevision: number | null,
): { readonly revision: number; readonly objects: readonly TypedObject[] } | 'same' | null {
  const { database: path } = workspaceFiles(profile);
  if (!existsSync(path)) return null;
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
    database.pragma('trusted_schema = OFF');
    if (!hasTypedObjects(database)) return null;
    const typed = readTypedObjects(database);
    // One transaction: the revision must be that of the list.
    return database.transaction(() => {
      const revision = typed.revision();
      return revision === knownRevision ? ('same' as const) : { revision, objects: typed.list() };
    })();
  } catch (thrown) {
    if (databaseProblemKind(thrown) === 'damaged') return null;
    throw thrown;
  } finally {
    database?.close();
  }
}

function hasTypedObjects(database: Database.Database): boolean {
  const found = database.prepare(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'typed_object'",
  );
  return found.get() !== undefined;
}
