import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Clock } from './clock.ts';

/** A graph object as a person typed it. */
export interface TypedObject {
  readonly id: string;
  /** Its text; null where what is stored is not what was saved. */
  readonly text: string | null;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** The graph objects that were typed by hand, in the order in which they were first saved. */
export interface TypedObjects {
  /** Grows with every change. */
  readonly revision: () => number;
  readonly list: () => readonly TypedObject[];
}

/** The same for a connection that may write. */
export interface WritableTypedObjects extends TypedObjects {
  /** Saves a new object, or the new text of one; on disk when it returns. */
  readonly save: (id: string, text: string) => void;
  /** Takes an object out of the list, or back into it; false where there is no such object. */
  readonly setRemoved: (id: string, removed: boolean) => boolean;
}

interface Row {
  readonly id: string;
  readonly text: Buffer;
  readonly sha256: Buffer;
  readonly saved_at: string;
}

/** The typed objects of a workspace database, to read. */
export function readTypedObjects(database: Database): TypedObjects {
  const all = database.prepare<[], Row>(
    'SELECT id, text, sha256, saved_at FROM typed_object WHERE removed = 0 ORDER BY place',
  );
  const newest = database.prepare<[], number>('SELECT COALESCE(MAX(change), 0) FROM typed_object').pluck();
  return {
    revision: () => newest.get() ?? 0,
    list: () =>
      all.all().map((row) => ({
        id: row.id,
        text: sha256(row.text).equals(row.sha256) ? row.text.toString('utf16le') : null,
        savedAt: row.saved_at,
      })),
  };
}

/** The typed objects of a workspace database. */
export function createTypedObjects(database: Database, clock: Clock): WritableTypedObjects {
  const upsert = database.prepare<[{ id: string; text: Buffer; sha256: Buffer; savedAt: string }]>(
    `INSERT INTO typed_object (id, place, text, sha256, change, saved_at)
     VALUES (@id, (SELECT COALESCE(MAX(place), 0) + 1 FROM typed_object), @text, @sha256,
       (SELECT COALESCE(MAX(change), 0) + 1 FROM typed_object), @savedAt)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text, sha256 = excluded.sha256, change = excluded.change,
       saved_at = excluded.saved_at, removed = 0`,
  );
  const mark = database.prepare<[number, string]>(
    `UPDATE typed_object SET removed = ?,
       change = (SELECT MAX(change) + 1 FROM typed_object) WHERE id = ?`,
  );
  return {
    ...readTypedObjects(database),
    save: (id, text) => {
      const blob = Buffer.from(text, 'utf16le');
      upsert.run({ id, text: blob, sha256: sha256(blob), savedAt: clock().toISOString() });
    },
    setRemoved: (id, removed) => mark.run(removed ? 1 : 0, id).changes > 0,
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
