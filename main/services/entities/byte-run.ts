import type { LinePlace } from '../../../shared/json/line-positions.ts';
import type { BytePlaces } from './byte-places.ts';
import { EntityFileProblem } from './entity-file-problem.ts';
import type { JsonStretch } from './parse-json-bytes.ts';

/** The most bytes of one JSON value that can't be read piece by piece. */
export const maximumValueBytes = 300 * 1024 * 1024;

/** Consecutive bytes of a file that are gathered over several chunks. */
export interface ByteRun {
  /** Adds bytes of the present chunk. Throws an {@link EntityFileProblem} past {@link maximumValueBytes}. */
  readonly add: (chunk: Uint8Array, start: number, end: number) => void;
  /** How many bytes were gathered. */
  readonly size: () => number;
  /** The chunks gathered, which stay gathered. */
  readonly chunks: () => readonly Uint8Array[];
  /** The place of the first byte, if there is one. */
  readonly place: () => LinePlace | null;
  /** Adds the last bytes of the present chunk, gives all as one stretch and is empty again. */
  readonly take: (chunk: Uint8Array, start: number, end: number) => JsonStretch;
  /** Forgets what was gathered. */
  readonly clear: () => void;
}

/** Makes an empty run. */
export function createByteRun(file: string, places: BytePlaces, limit = maximumValueBytes): ByteRun {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let first: LinePlace | null = null;

  function clear(): void {
    chunks = [];
    size = 0;
    first = null;
  }
  function refuseTooLarge(): void {
    if (size <= limit) return;
    throw new EntityFileProblem(
      'tooLarge',
      file,
      first,
      `a single JSON value is larger than ${Math.floor(limit / 1024 / 1024)} MB, the most that can be read at once; split it into several objects or files.`,
    );
  }
  return {
    add: (chunk, start, end) => {
      if (end <= start) return;
      first ??= places.placeAt(start);
      size += end - start;
      refuseTooLarge();
      chunks.push(chunk.subarray(start, end));
    },
    size: () => size,
    chunks: () => chunks,
    place: () => first,
    take: (chunk, start, end) => {
      const begun = first;
      const last = chunk.subarray(start, end);
      const bytes = chunks.length === 0 ? last : Buffer.concat([...chunks, last]);
      clear();
      return { file, bytes, place: () => begun ?? places.placeAt(start) };
    },
    clear,
  };
}
