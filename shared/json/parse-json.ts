import type { JsonValue } from './json-value.ts';

const parse: (text: string) => JsonValue = JSON.parse;

/** The value of a JSON text, as `JSON.parse` reads it. Throws its SyntaxError; check the depth before. */
export function parseJson(text: string): JsonValue {
  return parse(text);
}
