import { readFile } from 'node:fs/promises';
import { CommandProblem } from './command-problem.ts';

/** A file's text, or where its bytes stop being UTF-8. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string; readonly invalidAt: number };

/** The name that reports give standard input. */
export const standardInput = '-';

/** What a message calls a file: its path, or standard input. */
export function inputName(path: string): string {
  return path === standardInput ? 'standard input' : path;
}

/** The bytes of a file, or of standard input for `-`. A file that can't be read is a problem that says why. */
export async function readBytes(path: string, standard: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  try {
    if (path !== standardInput) return await readFile(path);
    const chunks: Uint8Array[] = [];
    for await (const chunk of standard) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw new CommandProblem(`${inputName(path)}: can't be read: ${readReason(error)}`, { cause: error });
  }
}

/** Decodes UTF-8 and keeps a byte-order mark; invalid bytes become U+FFFD and the first is named (UTF-16 units). */
export function decodeText(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let place = 0;
  for (let found = text.indexOf('\ufffd'); found >= 0; found = text.indexOf('\ufffd', place)) {
    offset += Buffer.byteLength(text.slice(place, found));
    // A U+FFFD that was written as such has three bytes of its own.
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) {
      return { ok: false, text, invalidAt: found };
    }
    offset += 3;
    place = found + 1;
  }
  return { ok: true, text };
}

/** Why the file system refused, in words. */
export function readReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder; name a file';
    case 'EACCES':
    case 'EPERM':
      return 'reading it is not allowed';
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return 'it is over 512 MB';
    default:
      return typeof code === 'string' ? code : 'the system gave no reason';
  }
}
