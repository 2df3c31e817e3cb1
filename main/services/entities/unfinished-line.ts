import type { LinePlace } from '../../../shared/json/line-positions.ts';
import { placeBehind } from './byte-places.ts';
import { isJsonSpace } from './json-nesting.ts';

const lineBreak = 0x0a;

/**
 * Where the first line of a value ends, if that line and not what follows is why the value can't be read: the line
 * behind it is a value by itself, as every line of NDJSON is. Where nothing came before the value the file may as
 * well be one value with a list's element in each line, so two such lines must follow, and not behind a comma or the
 * bracket of a list. Else null.
 */
export function unfinishedLine(bytes: Uint8Array, start: LinePlace, isFirst: boolean): LinePlace | null {
  const [line, next, nextButOne] = firstLines(bytes, 3);
  if (line === undefined || !isValue(next)) return null;
  const last = line.at(-1);
  if (isFirst && (last === 0x2c || last === 0x5b || !isValue(nextButOne))) return null;
  return placeBehind(start, line);
}

/** The first lines that are not blank, without the white space at their ends. */
function firstLines(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length && lines.length < count;) {
    const found = bytes.indexOf(lineBreak, start);
    const behind = found === -1 ? bytes.length : found;
    let end = behind;
    while (end > start && isJsonSpace(bytes[end - 1])) end -= 1;
    if (end > start) lines.push(bytes.subarray(start, end));
    start = behind + 1;
  }
  return lines;
}

function isValue(line: Uint8Array | undefined): boolean {
  if (line?.[0] !== 0x7b) return false;
  try {
    JSON.parse(Buffer.from(line).toString());
    return true;
  } catch {
    return false;
  }
}
