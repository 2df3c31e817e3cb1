/** A place in a file for a person: line and column from 1, the column in UTF-16 code units. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** Follows the chunks of a file and says where in the file a byte of the present chunk stands. */
export interface BytePlaces {
  /** Goes on with the next chunk. */
  readonly enter: (chunk: Uint8Array) => void;
  /** The place of a byte of the present chunk; its length is the place behind it. */
  readonly placeAt: (index: number) => FilePlace;
  /** Starts again at a place, in front of a chunk that is still to be entered. */
  readonly rewind: (place: FilePlace) => void;
}

/** The first place of a file. */
export const fileStart: FilePlace = { line: 1, column: 1 };

/** Follows a file from its start. */
export function createBytePlaces(): BytePlaces {
  let chunk: Uint8Array = new Uint8Array(0);
  let start = fileStart;
  return {
    enter: (next) => {
      start = placeBehind(start, chunk);
      chunk = next;
    },
    placeAt: (index) => placeBehind(start, chunk.subarray(0, index)),
    rewind: (place) => {
      start = place;
      chunk = new Uint8Array(0);
    },
  };
}

/** The place behind some bytes of UTF-8 that begin at a place. */
export function placeBehind(start: FilePlace, bytes: Uint8Array): FilePlace {
  let lines = 0;
  let lineStart = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, lineStart)) {
    lines += 1;
    lineStart = at + 1;
  }
  const column = (lines === 0 ? start.column : 1) + codeUnits(bytes, lineStart);
  return { line: start.line + lines, column };
}

// UTF-16 code units: one for each character, two for those of four bytes.
function codeUnits(bytes: Uint8Array, from: number): number {
  let units = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
