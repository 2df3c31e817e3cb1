import type { JsonNode } from '../json/json-tree.ts';

const kinds: Readonly<Record<JsonNode['type'], string>> = {
  array: 'a list',
  object: 'an object',
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  string: 'a string',
  property: 'a property',
};

/** The kind of a value in words. */
export function kindOf(node: JsonNode): string {
  return kinds[node.type];
}
