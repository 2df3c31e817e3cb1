import { isJsonArray, isScalar } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Column, GraphTable } from './graph-table.ts';
import { tableOf } from './object-table.ts';
import { objectKinds } from './value-counts.ts';

/** What a property's values are; a list has two elements or more, one of a single element is that element. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'list' | 'null' | 'object';

/** How many objects have a property. */
export interface PropertyCount {
  readonly name: string;
  readonly entities: number;
  readonly relationships: number;
  readonly kinds: readonly ValueKind[];
}

const kindsInOrder: readonly ValueKind[] = ['string', 'number', 'boolean', 'list', 'null', 'object'];

/** Every property of a set, the most frequent first, else by name; names over so many code units are left out. */
export function propertyCounts(table: GraphTable, longest: number): readonly PropertyCount[] {
  const counts = new Map<string, { entity: number; relationship: number; kinds: Set<ValueKind> }>();
  for (const kind of objectKinds) {
    for (const column of tableOf(table, kind).columns.values()) {
      if (column.name.length > longest || column.rows.length === 0) continue;
      const known = counts.get(column.name) ?? { entity: 0, relationship: 0, kinds: new Set() };
      counts.set(column.name, known);
      known[kind] += column.rows.length;
      addKinds(column, known.kinds);
    }
  }
  return Array.from(counts, ([name, { entity, relationship, kinds }]) => ({
    name,
    entities: entity,
    relationships: relationship,
    kinds: kindsInOrder.filter((kind) => kinds.has(kind)),
  })).toSorted((one, other) => {
    const more = other.entities + other.relationships - one.entities - one.relationships;
    return more === 0 ? compareNames(one.name, other.name) : more;
  });
}

function addKinds(column: Column, kinds: Set<ValueKind>): void {
  let last: ValueKind | null = null;
  for (const value of column.dictionary) {
    const kind = kindOf(isJsonArray(value) && value.length === 1 ? value[0] : value);
    // Of most properties all values are of one kind.
    if (kind === last) continue;
    kinds.add(kind);
    last = kind;
  }
}

function kindOf(value: JsonValue | undefined): ValueKind {
  if (typeof value === 'string') return 'string';
  if (isJsonArray(value)) return 'list';
  if (!isScalar(value)) return value === null ? 'null' : 'object';
  return typeof value === 'number' ? 'number' : 'boolean';
}

function compareNames(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
