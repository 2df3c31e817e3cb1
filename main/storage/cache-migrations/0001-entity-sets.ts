import type { Migration } from '../database.ts';

/**
 * Entity sets as columns. Names and values are JSON text, which keeps lone surrogates and every number; each block
 * carries its SHA-256, since SQLite notices no flipped byte within a row. A set counts once it is complete.
 */
export const entitySets: Migration = {
  version: 1,
  migrate(database) {
    database.exec(`
      CREATE TABLE entity_set (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        entities INTEGER NOT NULL,
        relationships INTEGER NOT NULL,
        files TEXT NOT NULL,
        complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1))
      ) STRICT;
      CREATE TABLE set_column (
        set_id TEXT NOT NULL REFERENCES entity_set (id) ON DELETE CASCADE,
        part TEXT NOT NULL CHECK (part IN ('entity', 'relationship', 'vertex', 'from', 'to')),
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        row_numbers BLOB NOT NULL,
        value_places BLOB NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        PRIMARY KEY (set_id, part, place)
      ) STRICT;
      CREATE TABLE set_dictionary (
        set_id TEXT NOT NULL,
        part TEXT NOT NULL,
        place INTEGER NOT NULL,
        block INTEGER NOT NULL,
        "values" TEXT NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        PRIMARY KEY (set_id, part, place, block),
        FOREIGN KEY (set_id, part, place) REFERENCES set_column (set_id, part, place) ON DELETE CASCADE
      ) STRICT;
      CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `);
  },
};
