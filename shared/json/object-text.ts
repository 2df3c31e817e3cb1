import { depthExceededAt, maximumJsonDepth } from './depth.ts';
import { parseJsonTree } from './json-tree.ts';
import { isJsonObject } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { linePositions } from './line-positions.ts';
import { parseJson } from './parse-json.ts';

/** What a text of one JSON object says, or why it says nothing, in one sentence with the place. */
export type ObjectText =
  | { readonly ok: true; readonly object: JsonObject }
  | { readonly ok: false; readonly problem: string };

/** The longest text of one object that a person types, in UTF-16 code units. */
export const longestObjectText = 100_000;

/** Reads a text as one JSON object, exactly as `JSON.parse` does. */
export function readObjectText(text: string): ObjectText {
  if (text.trim() === '') return refused('There is nothing here yet: type a JSON object, { … }.');
  if (text.length > longestObjectText) {
    return refused('This is longer than 100,000 characters: import it as a file instead.');
  }
  const deep = depthExceededAt(text, maximumJsonDepth);
  if (deep !== null) {
    return refused(
      `${placeOf(text, deep)}: this is too deeply nested (limit ${maximumJsonDepth}): flatten it.`,
    );
  }
  const tree = parseJsonTree(text);
  if (!tree.ok) return refused(`${placeOf(text, tree.problem.start)}: ${tree.problem.message}.`);
  const value = parseJson(text);
  if (isJsonObject(value)) return { ok: true, object: value };
  return refused('This is no JSON object: put the properties between { and }.');
}

function refused(problem: string): ObjectText {
  return { ok: false, problem };
}

function placeOf(text: string, offset: number): string {
  const { line, column } = linePositions(text).placeAt(offset);
  return `Line ${line}, column ${column}`;
}
