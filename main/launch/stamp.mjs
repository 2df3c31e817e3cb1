// Remembers in a file what something was made from.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The SHA-256 in hex.
 * @param {string | Uint8Array} data
 */
export function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The text of a file, or null where there is none.
 * @param {string} path
 */
export function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Writes a stamp and the folders around it.
 * @param {string} path
 * @param {string} text
 */
export function writeStamp(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
