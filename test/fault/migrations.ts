import type { Migration } from '../../main/storage/database.ts';
import { workspaceMigrations } from '../../main/storage/workspace-migrations/workspace-migrations.ts';

/** How many rows the later version has when it is whole. */
export const laterRows = 400;

/** The migrations of the program and one more, which does its work slowly and calls out before each row. */
export function withLaterVersion(beforeRow: (row: number) => void): readonly Migration[] {
  const version = workspaceMigrations.length + 1;
  return [
    ...workspaceMigrations,
    {
      version,
      migrate(database) {
        database.exec('CREATE TABLE later (row INTEGER PRIMARY KEY, filler BLOB NOT NULL) STRICT');
        database.exec('ALTER TABLE setting ADD COLUMN later TEXT');
        const insert = database.prepare<[number, Buffer]>('INSERT INTO later VALUES (?, ?)');
        for (let row = 0; row < laterRows; row += 1) {
          beforeRow(row);
          insert.run(row, Buffer.alloc(10_000, row));
        }
      },
    },
  ];
}
