import { parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';

/** A value of a JSON text with its place; offsets in UTF-16 code units. */
export type JsonNode = Node;

/** One property of an object: the key's node and its value's. */
export interface JsonMember {
  readonly key: JsonNode;
  readonly value: JsonNode;
}

/** Where and why a text is not JSON. */
export interface JsonProblem {
  /** What is wrong, as a clause for a person. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Whether a whole JSON value stands before it. */
  readonly afterValue: boolean;
}

/** The outcome of parsing: the root's node, or the first problem. */
export type JsonTree =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly problem: JsonProblem };

/**
 * Parses a text that is JSON exactly where `JSON.parse` accepts it. The caller has seen to it that the text nests
 * at most `maximumJsonDepth` deep: the parser recurses.
 */
export function parseJsonTree(text: string): JsonTree {
  if (isJson(text)) {
    const root = parseTree(text);
    if (root !== undefined) return { ok: true, root };
  }
  return { ok: false, problem: firstProblem(text) };
}

/** Whether `JSON.parse` accepts a text. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The properties of an object in the text's order, each key once: of a duplicate key the last counts. */
export function jsonMembers(object: JsonNode): ReadonlyMap<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const property of object.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    members.set(stringOf(key), { key, value });
  }
  return members;
}

/**
 * The properties of an object that count, as nodes of a key and a value in the text's order: all of them, as the
 * same list, where no key stands twice, else the last of each key.
 */
export function effectiveProperties(object: JsonNode): readonly JsonNode[] {
  const properties = object.children ?? [];
  if (!hasDuplicateKey(properties)) return properties;
  const last = new Map(properties.map((property) => [keyOf(property), property]));
  return properties.filter((property) => last.get(keyOf(property)) === property);
}

/** The key of a property. */
export function keyOf(property: JsonNode): string {
  const key = property.children?.[0];
  return key === undefined ? '' : stringOf(key);
}

/** The string of a string's node. */
export function stringOf(node: JsonNode): string {
  return typeof node.value === 'string' ? node.value : '';
}

/** Few keys, as in every permission, are compared with each other faster than put into a set. */
function hasDuplicateKey(properties: readonly JsonNode[]): boolean {
  if (properties.length > 8) return new Set(properties.map(keyOf)).size < properties.length;
  return properties.some((property, index) => {
    const key = keyOf(property);
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = properties[earlier];
      if (other !== undefined && keyOf(other) === key) return true;
    }
    return false;
  });
}

const clauses: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'the value has ended before this',
  UnexpectedEndOfComment: 'this comment is never closed',
  UnexpectedEndOfString: 'this string is never closed',
  UnexpectedEndOfNumber: 'this number breaks off',
  InvalidNumberFormat: 'this is no number',
  InvalidUnicode: 'this string has a \\u without four hexadecimal digits',
  InvalidEscapeCharacter: 'this string has an escape that JSON does not know',
  InvalidCharacter: 'this string has a control character; write it as \\u and four digits',
};

function firstProblem(text: string): JsonProblem {
  let first: JsonProblem | null = null;
  let depth = 0;
  let complete = false;
  const begin = (): void => {
    depth += 1;
  };
  const end = (): void => {
    depth -= 1;
    if (depth === 0) complete = true;
  };
  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onLiteralValue() {
        if (depth === 0) complete = true;
      },
      onError(error, offset, length) {
        if (first !== null) return;
        const clause = clauses[printParseErrorCode(error)];
        const message = clause ?? 'this is neither a string, a number, true, false nor null';
        first = { message, start: offset, end: offset + length, afterValue: complete && !isUnclosed(error) };
      },
    },
    { disallowComments: true },
  );
  return first ?? { message: 'it breaks off', start: text.length, end: text.length, afterValue: false };
}

/** The visitor tells the end of an object or list before it complains that its bracket is missing. */
function isUnclosed(error: number): boolean {
  const name = printParseErrorCode(error);
  return name === 'CloseBraceExpected' || name === 'CloseBracketExpected';
}
