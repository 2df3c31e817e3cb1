import type { Migration } from '../database.ts';

/**
 * Graph objects that a person typed, each as its text in UTF-16LE with its SHA-256. `change` counts what was done to
 * them, so that the greatest one tells whether anything was; a removed one stays, to be brought back.
 */
export const typedObjects: Migration = {
  version: 3,
  migrate(database) {
    database.exec(`
      CREATE TABLE typed_object (
        id TEXT NOT NULL PRIMARY KEY,
        place INTEGER NOT NULL UNIQUE,
        text BLOB NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        change INTEGER NOT NULL UNIQUE,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
        saved_at TEXT NOT NULL
      ) STRICT;
    `);
  },
};
