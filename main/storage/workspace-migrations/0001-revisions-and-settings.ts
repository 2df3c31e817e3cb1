import type { Migration } from '../database.ts';

/**
 * Texts of policies, unsaved and saved, in one order that no clock can disturb, and the settings.
 * A text is UTF-16LE, so that a lone surrogate survives, and carries its SHA-256: SQLite notices no flipped byte in it.
 */
export const revisionsAndSettings: Migration = {
  version: 1,
  migrate(database) {
    database.exec(`
      CREATE TABLE revision (
        revision INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('draft', 'save')),
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        text BLOB NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        base_hash TEXT,
        kept_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX revision_of_document ON revision (folder, name, kind, revision);
      CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `);
  },
};
