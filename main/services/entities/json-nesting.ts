import { maximumJsonDepth } from '../../../shared/json/depth.ts';

/** How far into lists, objects and strings a scan of JSON bytes is; one per text, carried from chunk to chunk. */
export interface JsonNesting {
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** The place in the bytes scanned last of the last comma at the level that was scanned for, or -1. */
  lastComma: number;
}

/** What a scan looks for at its level, beside the bracket that closes the level. */
export type ScanStop = 'close' | 'comma' | 'colon';

/** Where a scan ended: at the byte that it looked for, at a bracket that nests too deep, or with the bytes. */
export type ScanEnd =
  | { readonly found: 'stop' | 'tooDeep'; readonly at: number }
  | { readonly found: 'nothing' };

const nothing: ScanEnd = { found: 'nothing' };

const other = 0;
const quote = 1;
const open = 2;
const close = 3;
const comma = 4;
const colon = 5;
const meanings = meaningOfBytes();

/** The state in front of a text, or behind brackets that were read by other means. */
export function createJsonNesting(depth: number): JsonNesting {
  return { depth, inString: false, escaped: false, lastComma: -1 };
}

/**
 * Scans bytes from `from` on for the bracket that closes the level `level` (1 is the outermost), or for the first
 * comma or colon at that level. Without recursion; it checks nesting alone, all else is left to JSON.parse.
 */
export function scanJson(
  nesting: JsonNesting,
  bytes: Uint8Array,
  from: number,
  level: number,
  stop: ScanStop,
): ScanEnd {
  const length = bytes.length;
  const stopMeaning = stop === 'close' ? -1 : stop === 'comma' ? comma : colon;
  let { depth, inString } = nesting;
  let at = from;
  nesting.lastComma = -1;
  if (nesting.escaped && at < length) {
    nesting.escaped = false;
    at += 1;
  }
  while (at < length) {
    if (inString) {
      let byte = 0;
      while (at < length && (byte = bytes[at] ?? 0) !== 0x22 && byte !== 0x5c) at += 1;
      if (at === length) break;
      if (byte === 0x22) {
        inString = false;
        at += 1;
      } else if (at + 1 === length) {
        nesting.escaped = true;
        at += 1;
      } else at += 2;
      continue;
    }
    const meaning = meanings[bytes[at] ?? 0] ?? other;
    if (meaning === quote) inString = true;
    else if (meaning === open) {
      depth += 1;
      if (depth > maximumJsonDepth) return ended(nesting, depth, { found: 'tooDeep', at });
    } else if (meaning === close) {
      depth -= 1;
      if (depth < level) return ended(nesting, depth, { found: 'stop', at });
    } else if (meaning === comma || meaning === colon) {
      if (depth === level) {
        if (meaning === stopMeaning) return ended(nesting, depth, { found: 'stop', at });
        if (meaning === comma) nesting.lastComma = at;
      }
    }
    at += 1;
  }
  nesting.inString = inString;
  nesting.depth = depth;
  return nothing;
}

/** Whether a byte is white space between JSON's tokens. */
export function isJsonSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function ended(nesting: JsonNesting, depth: number, end: ScanEnd): ScanEnd {
  nesting.inString = false;
  nesting.depth = depth;
  return end;
}

function meaningOfBytes(): Uint8Array {
  const table = new Uint8Array(256);
  table[0x22] = quote;
  table[0x5b] = open;
  table[0x7b] = open;
  table[0x5d] = close;
  table[0x7d] = close;
  table[0x2c] = comma;
  table[0x3a] = colon;
  return table;
}
