import { isJsonArray } from '../json/json-value.ts';
import type { Scalar } from '../json/json-value.ts';
import type { GraphTable, ObjectTable } from './graph-table.ts';
import { tableOf } from './object-table.ts';
import { flaggedValueCounts, objectKinds } from './value-counts.ts';

/** The objects of some types, of both kinds together. */
export interface TypedRows {
  /** How many of them have each property. */
  readonly propertyCounts: () => ReadonlyMap<string, number>;
  /** How many of them have each value of a property. */
  readonly valueCounts: (property: string) => ReadonlyMap<Scalar, number>;
}

/** Finds the objects whose `_type` is, or as a list contains, one of the types. */
export function typedRows(table: GraphTable, types: readonly string[]): TypedRows {
  const tables = objectKinds.map((kind) => ({
    columns: tableOf(table, kind).columns,
    flags: flagsOf(tableOf(table, kind), new Set(types)),
  }));
  let ofProperties: ReadonlyMap<string, number> | null = null;

  function countProperties(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { columns, flags } of tables) {
      for (const column of columns.values()) {
        let count = counts.get(column.name) ?? 0;
        for (const row of column.rows) count += flags[row] ?? 0;
        counts.set(column.name, count);
      }
    }
    return counts;
  }

  return {
    propertyCounts: () => (ofProperties ??= countProperties()),
    valueCounts(property) {
      const counts = new Map<Scalar, number>();
      for (const { columns, flags } of tables) {
        const column = columns.get(property);
        if (column !== undefined) flaggedValueCounts(column, flags, counts);
      }
      return counts;
    },
  };
}

/** 1 for each row of the types, else 0. */
function flagsOf(table: ObjectTable, types: ReadonlySet<string>): Uint8Array {
  const flags = new Uint8Array(table.size);
  const column = table.columns.get('_type');
  if (column === undefined) return flags;
  const fits = column.dictionary.map((value) =>
    (isJsonArray(value) ? value : [value]).some((type) => typeof type === 'string' && types.has(type)),
  );
  column.rows.forEach((row, index) => {
    if (fits[column.values[index] ?? 0] === true) flags[row] = 1;
  });
  return flags;
}
