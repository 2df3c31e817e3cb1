import { readFileSync, writeFileSync } from 'node:fs';
import { workspaceApplicationId } from './workspace-migrations/workspace-migrations.ts';

// Every workspace.db is made with SQLite's own page size.
const pageSize = 4096;
const magic = 'SQLite format 3\0';

/**
 * Copies a `workspace.db` whose header is lost and gives the copy a new one, so that the rest of it can be read.
 * False, and no copy, where the header is not what is lost. The layout: sqlite.org/fileformat2.html, section 1.3.
 */
export function writeMendedCopy(path: string, copy: string): boolean {
  const bytes = readFileSync(path);
  if (bytes.length < pageSize || bytes.toString('latin1', 0, magic.length) === magic) return false;
  const header = Buffer.alloc(100);
  header.write(magic, 'latin1');
  header.writeUInt16BE(pageSize, 16);
  // Both file format versions 1: a copy has no log of its own.
  header.set([1, 1, 0, 64, 32, 32], 18);
  header.writeUInt32BE(1, 24);
  header.writeUInt32BE(Math.floor(bytes.length / pageSize), 28);
  header.writeUInt32BE(1, 40);
  header.writeUInt32BE(4, 44);
  // Text is UTF-8.
  header.writeUInt32BE(1, 56);
  header.writeUInt32BE(workspaceApplicationId, 68);
  // The page count above counts only if this equals the change counter.
  header.writeUInt32BE(1, 92);
  bytes.set(header);
  writeFileSync(copy, bytes, { mode: 0o600 });
  return true;
}
