import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { errorCode } from './database-problem.ts';

/** What stands at a path, read as UTF-8 text with its byte-order mark. */
export type TextFile =
  | { readonly state: 'absent' | 'notAFile' | 'tooLarge' | 'notUtf8' }
  | { readonly state: 'text'; readonly text: string; readonly bytes: Uint8Array }
  /** `code` is the file system's, or `unknown cause`. */
  | { readonly state: 'unreadable'; readonly code: string };

/**
 * Reads a regular file of at most so many bytes; never throws. Synchronous, so that nothing can come between what is
 * read and what is decided by it.
 */
export function readTextFile(path: string, maximumBytes: number): TextFile {
  let file: number | null = null;
  try {
    // Not blocking: a pipe may stand there.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    if (!stats.isFile()) return { state: 'notAFile' };
    if (stats.size > maximumBytes) return { state: 'tooLarge' };
    const bytes = readFileSync(file);
    const text = decoded(bytes);
    return text === null ? { state: 'notUtf8' } : { state: 'text', text, bytes };
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
    return { state: 'unreadable', code: code ?? 'unknown cause' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
