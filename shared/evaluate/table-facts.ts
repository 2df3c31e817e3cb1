import { createEntityIds } from './entity-ids.ts';
import type { EntityId, EntityIds } from './entity-ids.ts';
import { createFactSearch } from './fact-search.ts';
import type { FactPage, FactSearch } from './fact-search.ts';
import type { GraphTable } from './graph-table.ts';
import { propertyCounts } from './property-counts.ts';
import type { PropertyCount } from './property-counts.ts';
import { typedRows } from './typed-rows.ts';
import type { TypedRows } from './typed-rows.ts';
import { valueCounts } from './value-counts.ts';
import type { ValueCount, ValueCounts } from './value-counts.ts';

/** One property that objects of a set have. */
export interface PropertyFact extends PropertyCount {
  /** How many objects of the asked types have it; null where no type was asked for. */
  readonly ofTypes: number | null;
}

/** One value that a property has, alone or as an element of a list. */
export interface ValueFact extends ValueCount {
  /** How many objects of the asked types have it; null where no type was asked for. */
  readonly ofTypes: number | null;
}

/** What is asked for. */
export interface FactQuery {
  /** Found where it is equal, at the beginning or anywhere inside, in this order and in any case; empty: all. */
  readonly search: string;
  /** Names of types: what their objects have comes first. */
  readonly types: readonly string[];
  readonly limit: number;
}

/** What the objects of a set have, for a person who writes a condition. Each list is made when first asked for. */
export interface TableFacts {
  /** Properties, the most frequent first. */
  readonly properties: (query: FactQuery) => FactPage<PropertyFact>;
  /** The values of a property, the most frequent first. */
  readonly values: (property: string, query: FactQuery) => FactPage<ValueFact>;
  /** Entities with an `_id`, by id or name. */
  readonly ids: (search: string, limit: number) => FactPage<EntityId>;
}

/** Longer names, values and ids are left out: nobody chooses them from a list. In UTF-16 code units. */
export const longestFact = 500;

/** The values of so many properties, and the objects of so many choices of types, are kept. */
const keptLists = 20;

/** Has looked at nothing yet. */
export function createTableFacts(table: GraphTable): TableFacts {
  const values = new Map<string, { readonly counts: ValueCounts; readonly search: FactSearch }>();
  const typed = new Map<string, TypedRows>();
  let properties: { readonly counts: readonly PropertyCount[]; readonly search: FactSearch } | null = null;
  let ids: EntityIds | null = null;

  function typedRowsOf(types: readonly string[]): TypedRows | null {
    return types.length === 0 ? null : kept(typed, JSON.stringify(types), () => typedRows(table, types));
  }

  return {
    properties({ search, types, limit }) {
      properties ??= searchableProperties(table);
      const { counts } = properties;
      const ofTypes = typedRowsOf(types)?.propertyCounts() ?? null;
      const weightAt = (place: number) => ofTypes?.get(counts[place]?.name ?? '') ?? 0;
      const { items, total } = properties.search.find(search, limit, weightAt);
      const facts = items.flatMap((place) => counts[place] ?? []);
      return { total, items: facts.map((fact) => ({ ...fact, ofTypes: countOf(ofTypes, fact.name) })) };
    },
    values(property, { search, types, limit }) {
      const list = kept(values, property, () => searchableValues(table, property));
      const { countAt } = list.counts;
      const ofTypes = typedRowsOf(types)?.valueCounts(property) ?? null;
      const weightAt = (place: number) => ofTypes?.get(countAt(place).value) ?? 0;
      const { items, total } = list.search.find(search, limit, ofTypes === null ? () => 0 : weightAt);
      const facts = items.map(countAt);
      return { total, items: facts.map((fact) => ({ ...fact, ofTypes: countOf(ofTypes, fact.value) })) };
    },
    ids(search, limit) {
      ids ??= createEntityIds(table, longestFact);
      return ids.find(search, limit);
    },
  };
}

function searchableProperties(table: GraphTable) {
  const counts = propertyCounts(table, longestFact);
  const textAt = (place: number) => counts[place]?.name ?? '';
  return { counts, search: createFactSearch({ size: counts.length, textAt }) };
}

function searchableValues(table: GraphTable, property: string) {
  const counts = valueCounts(table, property, longestFact);
  const textAt = (place: number) => String(counts.countAt(place).value);
  return { counts, search: createFactSearch({ size: counts.size, textAt }) };
}

function countOf<Key>(counts: ReadonlyMap<Key, number> | null, key: Key): number | null {
  return counts === null ? null : (counts.get(key) ?? 0);
}

/** The value of a key, made where it is not kept; the longest unused are forgotten. */
function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.delete(key);
  values.set(key, value);
  for (const oldest of values.keys()) {
    if (values.size <= keptLists) break;
    values.delete(oldest);
  }
  return value;
}
