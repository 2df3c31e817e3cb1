import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { parseJson } from '../../../shared/json/parse-json.ts';
import { isJsonArray } from '../../../shared/json/json-value.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';
import { placeBehind } from './byte-places.ts';
import type { LinePlace } from '../../../shared/json/line-positions.ts';
import { EntityFileProblem } from './entity-file-problem.ts';

/** A stretch of a file that holds one JSON value or the elements of a list. */
export interface JsonStretch {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where the first byte stands. */
  readonly place: () => LinePlace;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// The largest text whose first mistake is looked for; of a larger one the start is named.
const searchedLength = 16_000_000;

/** The value of a stretch exactly as JSON.parse reads it. Throws an {@link EntityFileProblem}. */
export function parseJsonBytes(stretch: JsonStretch): JsonValue {
  return parseText(stretch, decodeUtf8(stretch), 0);
}

/** The elements of a list whose brackets are not part of the stretch. Throws an {@link EntityFileProblem}. */
export function parseJsonElements(stretch: JsonStretch): readonly JsonValue[] {
  const value = parseText(stretch, `[${decodeUtf8(stretch)}]`, 1);
  return isJsonArray(value) ? value : [];
}

function decodeUtf8(stretch: JsonStretch): string {
  try {
    return utf8.decode(stretch.bytes);
  } catch (error) {
    const place = placeBehind(stretch.place(), stretch.bytes.subarray(0, firstInvalidByte(stretch.bytes)));
    throw new EntityFileProblem(
      'notUtf8',
      stretch.file,
      place,
      'this is not UTF-8; save the file as UTF-8 and open it again.',
      { cause: error },
    );
  }
}

function parseText(stretch: JsonStretch, text: string, added: number): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    const offset = Math.max(firstMistake(text, error) - added, 0);
    const place = placeBehind(stretch.place(), new TextEncoder().encode(text.slice(added, offset + added)));
    throw new EntityFileProblem(
      'notJson',
      stretch.file,
      place,
      'this is not valid JSON; correct it there or export the file anew.',
      { cause: error },
    );
  }
}

function firstMistake(text: string, error: unknown): number {
  const named = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (named !== undefined) return Number(named);
  if (text.length > searchedLength) return 0;
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors[0]?.offset ?? 0;
}

/** The index of the first byte that no UTF-8 text has there; the length where all of it may begin one. */
export function firstInvalidByte(bytes: Uint8Array): number {
  // A decoder that expects more accepts every prefix up to the first invalid byte, so halving finds that byte.
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >>> 1;
    if (isPrefixOfUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return good;
}

function isPrefixOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
