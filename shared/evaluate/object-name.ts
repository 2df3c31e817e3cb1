import { ownValue } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/** The longest name in a list, in UTF-16 code units. */
export const longestObjectName = 300;

/** What a person calls an object: `displayName`, else `name`, else its id; cut to {@link longestObjectName}. */
export function objectName(properties: { readonly [key: string]: JsonValue }, id: string): string {
  for (const name of [ownValue(properties, 'displayName'), ownValue(properties, 'name')]) {
    if (typeof name === 'string' && name !== '') return name.slice(0, longestObjectName);
  }
  return id.slice(0, longestObjectName);
}

/** One end of a relationship, from or to: the entity's name where it resolves, and what refers to it. */
export interface NamedEnd {
  readonly name: string | null;
  readonly reference: string | null;
}

/**
 * What a relationship is called: `from → to` by its ends. An end that resolves to no entity stands as it is referred
 * to; null where neither resolves or one has no reference, for then the ends say less than the relationship itself.
 */
export function relationshipName(ends: readonly NamedEnd[]): string | null {
  const [from, to] = ends.map(({ name, reference }) => name ?? reference);
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  if (ends.every(({ name }) => name === null)) return null;
  return `${from.slice(0, longestObjectName)} → ${to.slice(0, longestObjectName)}`;
}
