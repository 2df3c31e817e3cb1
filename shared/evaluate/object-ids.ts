import type { JsonValue } from '../json/json-value.ts';
import type { GraphTable, ObjectTable } from './graph-table.ts';
import { objectCount, positionOf } from './object-table.ts';

/** The names by which reports call the objects of a set; no two objects share one. */
export interface ObjectIds {
  /** The id of the object at a position (from 0). */
  readonly idAt: (position: number) => string;
  /** The position of the object with an id, or null. */
  readonly positionOf: (id: string) => number | null;
}

/**
 * Names every object: `_id`, else `_key`, where that is a non-empty string, else `#position` (from 1).
 * Where several objects would have one id, each of them is called `#position`.
 */
export function objectIds(table: GraphTable): ObjectIds {
  const ids = writtenIds(table);
  let owners = ownersOf(ids);
  for (let changed = true; changed;) {
    changed = false;
    for (const positions of owners.values()) {
      if (typeof positions === 'number') continue;
      for (const position of positions) {
        // Calling an object by its position can collide with a written "#7", which then yields too.
        if (ids[position] !== `#${position + 1}`) {
          ids[position] = `#${position + 1}`;
          changed = true;
        }
      }
    }
    if (changed) owners = ownersOf(ids);
  }
  return {
    idAt: (position) => ids[position] ?? `#${position + 1}`,
    positionOf: (id) => {
      const owner = owners.get(id);
      return typeof owner === 'number' ? owner : null;
    },
  };
}

function ownersOf(ids: readonly string[]): Map<string, number | number[]> {
  const owners = new Map<string, number | number[]>();
  ids.forEach((id, position) => {
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, position);
    else if (typeof owner === 'number') owners.set(id, [owner, position]);
    else owner.push(position);
  });
  return owners;
}

function writtenIds(table: GraphTable): string[] {
  const ids = Array.from({ length: objectCount(table) }, (_, position) => `#${position + 1}`);
  for (const kind of ['entity', 'relationship'] as const) {
    const objects = kind === 'entity' ? table.entities : table.relationships;
    if (objects.size === 0) continue;
    const positions = positionsOf(table, kind);
    for (const property of ['_key', '_id']) {
      eachValue(objects, property, (row, value) => {
        const position = positions[row];
        if (position !== undefined && typeof value === 'string' && value !== '') ids[position] = value;
      });
    }
  }
  return ids;
}

function positionsOf(table: GraphTable, kind: 'entity' | 'relationship'): Uint32Array {
  const positions = new Uint32Array(kind === 'entity' ? table.entities.size : table.relationships.size);
  let row = 0;
  for (const file of table.files) {
    const size = kind === 'entity' ? file.entities : file.relationships;
    if (size === 0) continue;
    const first = positionOf(table, kind, row);
    for (let place = 0; place < size; place += 1) positions[row + place] = first + place;
    row += size;
  }
  return positions;
}

function eachValue(
  table: ObjectTable,
  property: string,
  visit: (row: number, value: JsonValue | undefined) => void,
): void {
  const column = table.columns.get(property);
  if (column === undefined) return;
  for (let place = 0; place < column.rows.length; place += 1) {
    visit(column.rows[place] ?? 0, column.dictionary[column.values[place] ?? 0]);
  }
}
