import { isJsonSpace } from './json-nesting.ts';

/** What separates the cells of a CSV file. */
export type CsvSeparator = ',' | ';' | '\t';

/** What a file holds. */
export type FileForm = { readonly kind: 'json' } | { readonly kind: 'csv'; readonly separator: CsvSeparator };

const separators: readonly CsvSeparator[] = [',', ';', '\t'];

// A header longer than this is none.
const longestHeader = 256 * 1024;

/**
 * Tells JSON from CSV by the beginning of a file, without its byte-order mark; null while that is too short to tell.
 * JSON begins with a bracket; CSV has a first line of names, or says in its own name what it is.
 */
export function formOf(file: string, bytes: Uint8Array, ended: boolean): FileForm | null {
  const start = bytes.findIndex((byte) => !isJsonSpace(byte));
  if (start === -1) return ended || bytes.length > longestHeader ? { kind: 'json' } : null;
  if (bytes[start] === 0x7b || bytes[start] === 0x5b) return { kind: 'json' };
  const header = firstLine(bytes, start, ended);
  if (header === null) return null;
  const separator = separatorOf(header);
  if (isNamedCsv(file)) return { kind: 'csv', separator: separator ?? defaultSeparator(file) };
  // Braces stand in broken JSON, never among the names of properties.
  if (separator === null || /[{}[\]<>]/.test(header)) return { kind: 'json' };
  return { kind: 'csv', separator };
}

function firstLine(bytes: Uint8Array, start: number, ended: boolean): string | null {
  let quoted = false;
  for (let at = start; at < bytes.length && at < longestHeader; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) quoted = !quoted;
    if (!quoted && (byte === 0x0a || byte === 0x0d)) return text(bytes.subarray(0, at));
  }
  return ended || bytes.length >= longestHeader ? text(bytes.subarray(0, longestHeader)) : null;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** The separator that stands most often outside quotes; null where none does. */
function separatorOf(header: string): CsvSeparator | null {
  const plain = header.replaceAll(/"(?:[^"]|"")*"/g, '');
  let best: CsvSeparator | null = null;
  let most = 0;
  for (const separator of separators) {
    const count = plain.split(separator).length - 1;
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

function isNamedCsv(file: string): boolean {
  return /\.(?:csv|tsv)(?:\.gz)?$/i.test(file);
}

function defaultSeparator(file: string): CsvSeparator {
  return /\.tsv(?:\.gz)?$/i.test(file) ? '\t' : ',';
}
