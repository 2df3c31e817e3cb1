import type { Database } from 'better-sqlite3';
import type { Clock } from './clock.ts';
import type { PolicyDocument } from './revisions.ts';

/** A renaming whose file may or may not have its new name yet. */
export interface Renaming {
  readonly renaming: number;
  readonly from: PolicyDocument;
  readonly to: PolicyDocument;
}

/** A policy that was deleted, with everything that brings it back. */
export interface Deletion {
  readonly deletion: number;
  readonly document: PolicyDocument;
  /** `removing`: the file may still be there. `restoring`: it may be there again. */
  readonly state: 'removing' | 'removed' | 'restoring';
  /** The file as it was; null where there was only unsaved text. */
  readonly file: DeletedFile | null;
}

/** The file of a deleted policy. */
export interface DeletedFile {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  /** The permissions of the file, as `stat` gives them. */
  readonly mode: number;
}

/**
 * What is noted before a policy file is renamed or removed, and taken back or completed afterwards. The file system
 * and the database can't change as one: whoever starts again looks at the file and finishes either way.
 */
export interface FileMoves {
  readonly beginRenaming: (from: PolicyDocument, to: PolicyDocument) => number;
  /** The file has its new name: its texts get it, too. */
  readonly finishRenaming: (renaming: Renaming) => void;
  /** The file kept its old name. */
  readonly dropRenaming: (renaming: number) => void;
  readonly unfinishedRenamings: (folder: string) => readonly Renaming[];
  /** Takes a policy's texts out of its name; with no file there is nothing more to do. */
  readonly beginDeletion: (document: PolicyDocument, file: DeletedFile | null) => number;
  readonly mark: (deletion: number, state: 'removed' | 'restoring') => void;
  /** Gives the texts back to the policy and forgets that it was deleted. */
  readonly takeBack: (deletion: Deletion) => void;
  readonly unfinishedDeletions: (folder: string) => readonly Deletion[];
  /** The policy of a folder that was deleted last and not brought back. */
  readonly newestDeletion: (folder: string) => Deletion | null;
}

interface DeletionRow {
  readonly deletion: number;
  readonly folder: string;
  readonly name: string;
  readonly state: Deletion['state'];
  readonly bytes: Buffer | null;
  readonly sha256: string | null;
  readonly mode: number | null;
}

interface RenamingRow {
  readonly renaming: number;
  readonly folder: string;
  readonly old_name: string;
  readonly new_name: string;
}

/** The renamings and deletions of a workspace database. */
export function createFileMoves(database: Database, clock: Clock): FileMoves {
  const insertRenaming = database.prepare<[string, string, string], { renaming: number }>(
    'INSERT INTO renaming (folder, old_name, new_name) VALUES (?, ?, ?) RETURNING renaming',
  );
  const deleteRenaming = database.prepare<[number]>('DELETE FROM renaming WHERE renaming = ?');
  const renamings = database.prepare<[string], RenamingRow>(
    'SELECT * FROM renaming WHERE folder = ? ORDER BY renaming',
  );
  const rename = database.prepare<[string, string, string]>(
    'UPDATE revision SET name = ? WHERE folder = ? AND name = ? AND deletion IS NULL',
  );
  const insertDeletion = database.prepare<
    [string, string, string, Uint8Array | null, string | null, number | null, string],
    { deletion: number }
  >(
    'INSERT INTO deletion (folder, name, state, bytes, sha256, mode, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING deletion',
  );
  const setState = database.prepare<[string, number]>('UPDATE deletion SET state = ? WHERE deletion = ?');
  const deleteDeletion = database.prepare<[number]>('DELETE FROM deletion WHERE deletion = ?');
  const takeOut = database.prepare<[number, string, string]>(
    'UPDATE revision SET deletion = ? WHERE folder = ? AND name = ? AND deletion IS NULL',
  );
  const putBack = database.prepare<[number]>('UPDATE revision SET deletion = NULL WHERE deletion = ?');
  const unfinished = database.prepare<[string], DeletionRow>(
    "SELECT * FROM deletion WHERE folder = ? AND state <> 'removed' ORDER BY deletion",
  );
  const newest = database.prepare<[string], DeletionRow>(
    "SELECT * FROM deletion WHERE folder = ? AND state = 'removed' ORDER BY deletion DESC LIMIT 1",
  );

  const finishRenaming = database.transaction(({ renaming, from, to }: Renaming) => {
    rename.run(to.name, from.folder, from.name);
    deleteRenaming.run(renaming);
  });
  const beginDeletion = database.transaction(({ folder, name }: PolicyDocument, file: DeletedFile | null) => {
    const state = file === null ? 'removed' : 'removing';
    const deletedAt = clock().toISOString();
    const { bytes, sha256, mode } = file ?? { bytes: null, sha256: null, mode: null };
    const row = insertDeletion.get(folder, name, state, bytes, sha256, mode, deletedAt);
    if (row === undefined) throw new Error('the database gave no number to a deletion');
    takeOut.run(row.deletion, folder, name);
    return row.deletion;
  });
  const takeBack = database.transaction(({ deletion }: Deletion) => {
    putBack.run(deletion);
    deleteDeletion.run(deletion);
  });

  return {
    beginRenaming(from, to) {
      const row = insertRenaming.get(from.folder, from.name, to.name);
      if (row === undefined) throw new Error('the database gave no number to a renaming');
      return row.renaming;
    },
    finishRenaming: (renaming) => finishRenaming.immediate(renaming),
    dropRenaming(renaming) {
      deleteRenaming.run(renaming);
    },
    unfinishedRenamings: (folder) =>
      renamings.all(folder).map(({ renaming, old_name: from, new_name: to }) => ({
        renaming,
        from: { folder, name: from },
        to: { folder, name: to },
      })),
    beginDeletion: (document, file) => beginDeletion.immediate(document, file),
    mark(deletion, state) {
      setState.run(state, deletion);
    },
    takeBack: (deletion) => takeBack.immediate(deletion),
    unfinishedDeletions: (folder) => unfinished.all(folder).map(deletionOf),
    newestDeletion(folder) {
      const row = newest.get(folder);
      return row === undefined ? null : deletionOf(row);
    },
  };
}

function deletionOf({ deletion, folder, name, state, bytes, sha256, mode }: DeletionRow): Deletion {
  const file = bytes === null || sha256 === null ? null : { bytes, sha256, mode: mode ?? 0o600 };
  return { deletion, document: { folder, name }, state, file };
}
