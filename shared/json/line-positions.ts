/** A place in a text for a person: line and column from 1, the column in UTF-16 code units. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns, and back. */
export interface LinePositions {
  /** The place of an offset; one outside the text counts as its nearest end. */
  readonly placeAt: (offset: number) => LinePlace;
  /** The offset of a place; a column past its line's end counts as that end, line break excluded. */
  readonly offsetAt: (place: LinePlace) => number;
}

/** Reads where the lines of a text begin; `\n`, `\r\n` and `\r` end a line. */
export function linePositions(text: string): LinePositions {
  const starts: number[] = [0];
  const ends: number[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code !== 0x0a && code !== 0x0d) continue;
    ends.push(offset);
    if (code === 0x0d && text.charCodeAt(offset + 1) === 0x0a) offset += 1;
    starts.push(offset + 1);
  }
  ends.push(text.length);

  return {
    placeAt(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, inside);
      return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 };
    },
    offsetAt({ line, column }) {
      const index = Math.min(Math.max(line, 1), starts.length) - 1;
      return Math.min((starts[index] ?? 0) + Math.max(column, 1) - 1, ends[index] ?? text.length);
    },
  };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
