import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Column, GraphTable, ObjectKind, ObjectTable } from './graph-table.ts';

/** One object of a table, its properties in the order in which the set first named them. */
export function objectAt(table: ObjectTable, row: number): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const column of table.columns.values()) {
    const value = valueAt(column, row);
    if (value !== undefined) entries.push([column.name, value]);
  }
  return Object.fromEntries(entries);
}

/** The value of a row in a column, found by halving; undefined where the row has none. */
export function valueAt(column: Column, row: number): JsonValue | undefined {
  let low = 0;
  let high = column.rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column.rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return column.rows[low] === row ? column.dictionary[column.values[low] ?? 0] : undefined;
}

/** Where an object stands: its kind and its row within the kind. */
export interface ObjectPlace {
  readonly kind: ObjectKind;
  readonly row: number;
}

/** The table of one kind. */
export function tableOf(table: GraphTable, kind: ObjectKind): ObjectTable {
  return kind === 'entity' ? table.entities : table.relationships;
}

/** How many objects there are, of both kinds. */
export function objectCount(table: GraphTable): number {
  return table.entities.size + table.relationships.size;
}

/** The kind and row of the object at a position (from 0). Throws a RangeError past the end. */
export function placeOf(table: GraphTable, position: number): ObjectPlace {
  let rest = position;
  let entityStart = 0;
  let relationshipStart = 0;
  for (const file of table.files) {
    if (rest < file.entities) return { kind: 'entity', row: entityStart + rest };
    rest -= file.entities;
    if (rest < file.relationships) return { kind: 'relationship', row: relationshipStart + rest };
    rest -= file.relationships;
    entityStart += file.entities;
    relationshipStart += file.relationships;
  }
  throw new RangeError(`no object at position ${position}`);
}

/** The position (from 0) of an object. Throws a RangeError for a row that is not there. */
export function positionOf(table: GraphTable, kind: ObjectKind, row: number): number {
  let rest = row;
  let start = 0;
  for (const file of table.files) {
    const size = kind === 'entity' ? file.entities : file.relationships;
    if (rest < size) return start + (kind === 'entity' ? 0 : file.entities) + rest;
    rest -= size;
    start += file.entities + file.relationships;
  }
  throw new RangeError(`no ${kind} at row ${row}`);
}
