import type { JsonValue } from '../json/json-value.ts';
import { isJsonArray } from '../json/json-value.ts';
import type { FactPage } from './fact-search.ts';
import type { GraphTable, ObjectTable } from './graph-table.ts';
import { longestObjectName, objectName } from './object-name.ts';

/** An entity as a resource names it: by its `_id`. */
export interface EntityId {
  readonly id: string;
  /** What a person calls it. */
  readonly name: string;
  /** Its first type, cut as the name is. */
  readonly type: string | null;
}

/** The entities of a set that have an `_id`, to be searched. */
export interface EntityIds {
  /** Those whose id begins with the text, then those whose name contains it, in any case, in the set's order. */
  readonly find: (search: string, limit: number) => FactPage<EntityId>;
}

/** Reads the ids and names of the entities; ids over so many code units are left out. */
export function createEntityIds({ entities }: GraphTable, longest: number): EntityIds {
  const displayNames = valuesByRow(entities, 'displayName');
  const names = valuesByRow(entities, 'name');
  const types = valuesByRow(entities, '_type');
  const rows: number[] = [];
  const ids: string[] = [];
  const column = entities.columns.get('_id');
  column?.rows.forEach((row, index) => {
    const id = column.dictionary[column.values[index] ?? 0];
    if (typeof id !== 'string' || id === '' || id.length > longest) return;
    rows.push(row);
    ids.push(id);
  });
  let lowered: readonly { readonly id: string; readonly name: string }[] | null = null;

  function nameAt(index: number): string {
    const row = rows[index] ?? 0;
    const named = { displayName: displayNames(row) ?? null, name: names(row) ?? null };
    return objectName(named, ids[index] ?? '');
  }

  function factAt(index: number): EntityId {
    const value = types(rows[index] ?? 0);
    const type = isJsonArray(value) ? value[0] : value;
    return {
      id: ids[index] ?? '',
      name: nameAt(index),
      type: typeof type === 'string' ? type.slice(0, longestObjectName) : null,
    };
  }

  return {
    find(search, limit) {
      const wanted = search.toLowerCase();
      if (wanted === '') return { items: ids.slice(0, limit).map((_, at) => factAt(at)), total: ids.length };
      lowered ??= ids.map((id, at) => ({ id: id.toLowerCase(), name: nameAt(at).toLowerCase() }));
      const byId: number[] = [];
      const byName: number[] = [];
      for (const [index, { id, name }] of lowered.entries()) {
        if (id.startsWith(wanted)) byId.push(index);
        else if (name.includes(wanted)) byName.push(index);
      }
      const found = [...byId, ...byName];
      return { items: found.slice(0, limit).map(factAt), total: found.length };
    },
  };
}

function valuesByRow(table: ObjectTable, property: string): (row: number) => JsonValue | undefined {
  const column = table.columns.get(property);
  if (column === undefined) return () => undefined;
  const places = new Uint32Array(table.size);
  column.rows.forEach((row, index) => {
    places[row] = (column.values[index] ?? 0) + 1;
  });
  return (row) => {
    const place = places[row] ?? 0;
    return place === 0 ? undefined : column.dictionary[place - 1];
  };
}
