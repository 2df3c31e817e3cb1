import type { JsonValue } from '../../../shared/json/json-value.ts';
import { createByteRun } from './byte-run.ts';
import { createJsonNesting, scanJson } from './json-nesting.ts';
import { refuseTooDeep, unexpectedByte } from './object-sink.ts';
import type { ReadingContext } from './object-sink.ts';
import { parseJsonElements } from './parse-json-bytes.ts';

/** Reads the elements of one list, behind its opening bracket. */
export interface ListReader {
  /** Reads on in a chunk; gives the place behind the closing bracket, or -1 where the list goes on. */
  readonly read: (chunk: Uint8Array, from: number) => number;
}

/**
 * Makes the reader of a list whose elements stand at a depth of `level`. All whole elements of a chunk are parsed
 * at once, as a list of their own, so JSON.parse alone decides what they are; `take` is told the number of the first.
 */
export function createListReader(
  context: ReadingContext,
  level: number,
  take: (elements: readonly JsonValue[], firstNumber: number) => void,
): ListReader {
  const nesting = createJsonNesting(level);
  const run = createByteRun(context.file, context.places, context.limits.singleValue);
  let taken = 0;
  let behindComma = false;

  function deliver(chunk: Uint8Array, from: number, to: number, mayBeEmpty: boolean): void {
    const elements = parseJsonElements(run.take(chunk, from, to));
    if (elements.length === 0 && !mayBeEmpty) throw unexpectedByte(context, to, 'a value');
    take(elements, taken + 1);
    taken += elements.length;
  }

  return {
    read: (chunk, from) => {
      const end = scanJson(nesting, chunk, from, level, 'close');
      refuseTooDeep(context, end);
      if (end.found === 'stop') {
        if (chunk[end.at] !== 0x5d) throw unexpectedByte(context, end.at, 'a comma or ]');
        deliver(chunk, from, end.at, !behindComma);
        return end.at + 1;
      }
      const comma = nesting.lastComma;
      if (comma !== -1) {
        deliver(chunk, from, comma, false);
        behindComma = true;
      }
      run.add(chunk, comma === -1 ? from : comma + 1, chunk.length);
      return -1;
    },
  };
}
