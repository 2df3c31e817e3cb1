import { isAscii } from 'node:buffer';
import type { LinePlace } from '../../../shared/json/line-positions.ts';

/** Follows the chunks of a file and says where in the file a byte of the present chunk stands. */
export interface BytePlaces {
  /** Goes on with the next chunk. */
  readonly enter: (chunk: Uint8Array) => void;
  /** The place of a byte of the present chunk; its length is the place behind it. */
  readonly placeAt: (index: number) => LinePlace;
  /** Starts again at a place, in front of a chunk that is still to be entered. */
  readonly rewind: (place: LinePlace) => void;
}

/** The first place of a file. */
export const fileStart: LinePlace = { line: 1, column: 1 };

/** Follows a file from its start. */
export function createBytePlaces(): BytePlaces {
  let chunk: Uint8Array = new Uint8Array(0);
  // The place that was asked for last, from which the next is counted.
  let known = { index: 0, place: fileStart };

  function placeAt(index: number): LinePlace {
    const from = index < known.index ? startOfChunk : known;
    const place = placeBehind(from.place, chunk.subarray(from.index, index));
    known = { index, place };
    return place;
  }
  let startOfChunk = known;
  return {
    enter: (next) => {
      known = { index: 0, place: placeAt(chunk.length) };
      startOfChunk = known;
      chunk = next;
    },
    placeAt,
    rewind: (place) => {
      known = { index: 0, place };
      startOfChunk = known;
      chunk = new Uint8Array(0);
    },
  };
}

/** The place behind some bytes of UTF-8 that begin at a place. */
export function placeBehind(start: LinePlace, bytes: Uint8Array): LinePlace {
  let lines = 0;
  let lineStart = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, lineStart)) {
    lines += 1;
    lineStart = at + 1;
  }
  const column = (lines === 0 ? start.column : 1) + codeUnits(bytes, lineStart);
  return { line: start.line + lines, column };
}

const blockSize = 1024;

// UTF-16 code units: one for each character, two for those of four bytes. Most blocks are ASCII, which is fast to see.
function codeUnits(bytes: Uint8Array, from: number): number {
  let units = 0;
  for (let start = from; start < bytes.length; start += blockSize) {
    const block = bytes.subarray(start, start + blockSize);
    units += block.length;
    if (isAscii(block)) continue;
    for (const byte of block) {
      if ((byte & 0xc0) === 0x80) units -= 1;
      else if (byte >= 0xf0) units += 1;
    }
  }
  return units;
}
