import type { JsonValue } from '../json/json-value.ts';
import { readGraphData } from './permission-truth.ts';

/**
 * A way to reach an object: J1QL (`query`), look-up by id, or its raw data. What the last two ask for is inferred;
 * no document says it.
 */
export type Door = 'query' | 'lookup' | 'rawData';

/** The action that a door asks for. */
export function doorAction(door: Door): string {
  switch (door) {
    case 'query':
      return readGraphData;
    case 'lookup':
      return 'query:GetAccountEntity';
    case 'rawData':
      return 'persister:GetEntityRawData';
    default:
      return door satisfies never;
  }
}

/** The resource `entity:<_id>` that a door to one entity asks for; null, which only `*` covers, without an `_id`. */
export function doorResource(id: JsonValue | undefined): string | null {
  return typeof id === 'string' && id !== '' ? `entity:${id}` : null;
}
