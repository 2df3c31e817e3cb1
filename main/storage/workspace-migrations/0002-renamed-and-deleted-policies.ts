import type { Migration } from '../database.ts';

/**
 * What renaming and deleting a policy file must remember before the file is touched, so that a crash between the two
 * can be put right; and with each saved text whether it was found in the file rather than saved here.
 * The texts of a deleted policy name their `deletion`, so that a new policy of the same name begins without them.
 */
export const renamedAndDeletedPolicies: Migration = {
  version: 2,
  migrate(database) {
    database.exec(`
      CREATE TABLE deletion (
        deletion INTEGER PRIMARY KEY AUTOINCREMENT,
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('removing', 'removed', 'restoring')),
        bytes BLOB,
        sha256 TEXT CHECK ((sha256 IS NULL) = (bytes IS NULL)),
        mode INTEGER,
        deleted_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX deletion_of_folder ON deletion (folder, state, deletion);
      CREATE TABLE renaming (
        renaming INTEGER PRIMARY KEY AUTOINCREMENT,
        folder TEXT NOT NULL,
        old_name TEXT NOT NULL,
        new_name TEXT NOT NULL
      ) STRICT;
      ALTER TABLE revision ADD COLUMN found INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE revision ADD COLUMN deletion INTEGER;
      CREATE INDEX revision_of_deletion ON revision (deletion) WHERE deletion IS NOT NULL;
    `);
  },
};
