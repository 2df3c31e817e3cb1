import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Clock } from './clock.ts';

/** A policy file by the workspace folder it belongs to, whether or not it is there. */
export interface PolicyDocument {
  readonly folder: string;
  readonly name: string;
}

/** A kept text, or the news that its checksum fails. */
export type Revision =
  | {
      readonly state: 'good';
      readonly revision: number;
      readonly kind: 'draft' | 'save';
      readonly text: string;
      /** SHA-256 in hex of the file that an unsaved text grew from. */
      readonly baseHash: string | null;
      /** ISO 8601. */
      readonly keptAt: string;
    }
  | { readonly state: 'damaged'; readonly revision: number; readonly keptAt: string };

/** Unsaved texts and the history of saves, ordered by a number that only grows, never by time. */
export interface Revisions {
  /** Keeps unsaved text; on disk when it returns. Gives its number, that of the newest if it says the same. */
  readonly keepDraft: (document: PolicyDocument, text: string, baseHash: string | null) => number;
  readonly newestDraft: (document: PolicyDocument) => Revision | null;
  /** The newest text, unsaved or saved, whose checksum holds. */
  readonly newestGood: (document: PolicyDocument) => Extract<Revision, { state: 'good' }> | null;
  /** Records a save, drops the unsaved texts that it covers, and bases younger ones on the file just written. */
  readonly recordSave: (document: PolicyDocument, save: RecordedSave) => void;
  readonly dropDrafts: (document: PolicyDocument) => void;
  /** The names of a folder's policies that have unsaved text. */
  readonly draftNames: (folder: string) => readonly string[];
  /** Keeps the text that stands in the file, unless the newest save is of that very file. */
  readonly recordFound: (document: PolicyDocument, text: string, hash: string) => void;
  /** Saves from the newest to the oldest, below a revision where one is given. */
  readonly saves: (document: PolicyDocument, below: number | null, limit: number) => readonly SavedRevision[];
  /** One save of a policy; null where it has none of that number. */
  readonly readSave: (document: PolicyDocument, revision: number) => SavedRevision | null;
}

/** A text that the file of a policy had. */
export interface SavedRevision {
  readonly revision: number;
  /** Null where its checksum fails. */
  readonly text: string | null;
  /** ISO 8601. */
  readonly keptAt: string;
  /** Whether it was found in the file, written by something else. */
  readonly found: boolean;
}

/** A save that has reached its file. */
export interface RecordedSave {
  readonly text: string;
  /** The newest unsaved text that the save covers. */
  readonly throughRevision: number;
  readonly oldHash: string | null;
  readonly newHash: string;
}

/** How many unsaved texts of a policy are kept, so that an older one can stand in for one that is damaged. */
const draftsKept = 5;

interface Row {
  readonly revision: number;
  readonly kind: 'draft' | 'save';
  readonly text: Buffer;
  readonly sha256: Buffer;
  readonly base_hash: string | null;
  readonly kept_at: string;
  readonly found: number;
}

/** The revisions of a workspace database. */
export function createRevisions(database: Database, clock: Clock): Revisions {
  const insert = database.prepare<
    [string, string, string, Buffer, Buffer, string | null, string, number],
    { revision: number }
  >(
    'INSERT INTO revision (kind, folder, name, text, sha256, base_hash, kept_at, found) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING revision',
  );
  const newest = database.prepare<[string, string, string], Row>(
    'SELECT * FROM revision WHERE folder = ? AND name = ? AND kind = ? AND deletion IS NULL ORDER BY revision DESC LIMIT 1',
  );
  const newestFirst = database.prepare<[string, string], Row>(
    'SELECT * FROM revision WHERE folder = ? AND name = ? AND deletion IS NULL ORDER BY revision DESC',
  );
  const names = database.prepare<[string], { name: string }>(
    "SELECT DISTINCT name FROM revision WHERE folder = ? AND kind = 'draft' AND deletion IS NULL ORDER BY name",
  );
  const dropThrough = database.prepare<[string, string, number]>(
    "DELETE FROM revision WHERE folder = ? AND name = ? AND kind = 'draft' AND revision <= ? AND deletion IS NULL",
  );
  const prune = database.prepare<[{ folder: string; name: string; kept: number }]>(
    `DELETE FROM revision WHERE folder = @folder AND name = @name AND kind = 'draft' AND deletion IS NULL
       AND revision NOT IN (
         SELECT revision FROM revision
         WHERE folder = @folder AND name = @name AND kind = 'draft' AND deletion IS NULL
         ORDER BY revision DESC LIMIT @kept)`,
  );
  const rebase = database.prepare<[string, string, string, string | null]>(
    "UPDATE revision SET base_hash = ? WHERE folder = ? AND name = ? AND kind = 'draft' AND base_hash IS ? AND deletion IS NULL",
  );
  const savesBelow = database.prepare<[string, string, number, number], Row>(
    "SELECT * FROM revision WHERE folder = ? AND name = ? AND kind = 'save' AND deletion IS NULL AND revision < ? ORDER BY revision DESC LIMIT ?",
  );

  function add(
    kind: 'draft' | 'save',
    document: PolicyDocument,
    text: string,
    baseHash: string | null,
    found = false,
  ): number {
    const blob = Buffer.from(text, 'utf16le');
    const before = newest.get(document.folder, document.name, kind);
    if (
      before !== undefined &&
      before.base_hash === baseHash &&
      isSound(before) &&
      before.text.equals(blob)
    ) {
      return before.revision;
    }
    const keptAt = clock().toISOString();
    const row = insert.get(
      kind,
      document.folder,
      document.name,
      blob,
      sha256(blob),
      baseHash,
      keptAt,
      found ? 1 : 0,
    );
    if (row === undefined) throw new Error('the database gave no number to a new revision');
    return row.revision;
  }

  const keepDraft = database.transaction(
    (document: PolicyDocument, text: string, baseHash: string | null) => {
      const revision = add('draft', document, text, baseHash);
      prune.run({ folder: document.folder, name: document.name, kept: draftsKept });
      return revision;
    },
  );
  const recordSave = database.transaction((document: PolicyDocument, save: RecordedSave) => {
    add('save', document, save.text, save.newHash);
    dropThrough.run(document.folder, document.name, save.throughRevision);
    rebase.run(save.newHash, document.folder, document.name, save.oldHash);
  });

  return {
    keepDraft: (document, text, baseHash) => keepDraft.immediate(document, text, baseHash),
    newestDraft(document) {
      const row = newest.get(document.folder, document.name, 'draft');
      return row === undefined ? null : revisionOf(row);
    },
    newestGood(document) {
      for (const row of newestFirst.iterate(document.folder, document.name)) {
        const revision = revisionOf(row);
        if (revision.state === 'good') return revision;
      }
      return null;
    },
    recordSave: (document, save) => recordSave.immediate(document, save),
    dropDrafts(document) {
      dropThrough.run(document.folder, document.name, Number.MAX_SAFE_INTEGER);
    },
    draftNames: (folder) => names.all(folder).map((row) => row.name),
    recordFound(document, text, hash) {
      if (newest.get(document.folder, document.name, 'save')?.base_hash === hash) return;
      add('save', document, text, hash, true);
    },
    saves: ({ folder, name }, below, limit) =>
      savesBelow.all(folder, name, below ?? Number.MAX_SAFE_INTEGER, limit).map(savedRevisionOf),
    readSave({ folder, name }, revision) {
      const row = savesBelow.get(folder, name, revision + 1, 1);
      return row === undefined || row.revision !== revision ? null : savedRevisionOf(row);
    },
  };
}

function revisionOf(row: Row): Revision {
  const { revision, kind } = row;
  if (!isSound(row)) return { state: 'damaged', revision, keptAt: row.kept_at };
  const text = row.text.toString('utf16le');
  return { state: 'good', revision, kind, text, baseHash: row.base_hash, keptAt: row.kept_at };
}

function savedRevisionOf(row: Row): SavedRevision {
  const text = isSound(row) ? row.text.toString('utf16le') : null;
  return { revision: row.revision, text, keptAt: row.kept_at, found: row.found === 1 };
}

function isSound(row: Pick<Row, 'text' | 'sha256'>): boolean {
  return sha256(row.text).equals(row.sha256);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
