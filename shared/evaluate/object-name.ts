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
