import { isJsonArray, isScalar } from '../json/json-value.ts';
import type { JsonValue, Scalar } from '../json/json-value.ts';
import type { Column, GraphTable, ObjectKind } from './graph-table.ts';
import { tableOf } from './object-table.ts';

/** How many objects have one value of a property. */
export interface ValueCount {
  readonly value: Scalar;
  readonly entities: number;
  readonly relationships: number;
  /** How many of them have it in a list of two or more. */
  readonly inLists: number;
}

/** Both kinds, entities first. */
export const objectKinds: readonly ObjectKind[] = ['entity', 'relationship'];

/** The values of a property by place: the most frequent first, else in the set's order. */
export interface ValueCounts {
  readonly size: number;
  readonly countAt: (place: number) => ValueCount;
}

/**
 * The values that a property has, alone or as elements of a list. Strings over so many code units and infinite
 * numbers are left out.
 */
export function valueCounts(table: GraphTable, property: string, longest: number): ValueCounts {
  const places = new Map<Scalar, number>();
  const values: Scalar[] = [];
  const counts: Readonly<Record<ObjectKind | 'inLists', number[]>> = {
    entity: [],
    relationship: [],
    inLists: [],
  };
  for (const kind of objectKinds) {
    const column = tableOf(table, kind).columns.get(property);
    if (column === undefined) continue;
    eachScalar(column, rowsOfPlaces(column, null), (value, rows, inList) => {
      if (typeof value === 'string' ? value.length > longest : !isWritable(value)) return;
      let place = places.get(value);
      if (place === undefined) {
        place = values.length;
        places.set(value, place);
        values.push(value);
        for (const list of Object.values(counts)) list.push(0);
      }
      counts[kind][place] = (counts[kind][place] ?? 0) + rows;
      if (inList) counts.inLists[place] = (counts.inLists[place] ?? 0) + rows;
    });
  }
  const totals = values.map((_, place) => (counts.entity[place] ?? 0) + (counts.relationship[place] ?? 0));
  const order = mostFrequentFirst(totals);
  return {
    size: values.length,
    countAt(index) {
      const place = order[index] ?? 0;
      return {
        value: values[place] ?? '',
        entities: counts.entity[place] ?? 0,
        relationships: counts.relationship[place] ?? 0,
        inLists: counts.inLists[place] ?? 0,
      };
    },
  };
}

/** How many of the flagged rows have each value of a column. */
export function flaggedValueCounts(column: Column, flags: Uint8Array, counts: Map<Scalar, number>): void {
  eachScalar(column, rowsOfPlaces(column, flags), (value, rows) => {
    counts.set(value, (counts.get(value) ?? 0) + rows);
  });
}

/** The places of counts. Of a property that names its object, such as an id, every value stands once: nothing to sort. */
function mostFrequentFirst(totals: readonly number[]): readonly number[] {
  const many: number[] = [];
  const once: number[] = [];
  totals.forEach((total, place) => (total > 1 ? many : once).push(place));
  many.sort((one, other) => (totals[other] ?? 0) - (totals[one] ?? 0));
  return many.concat(once);
}

/** For each place of a column's dictionary how many rows have it; of the flagged ones, where flags are given. */
function rowsOfPlaces(column: Column, flags: Uint8Array | null): Uint32Array {
  const rows = new Uint32Array(column.dictionary.length);
  for (let index = 0; index < column.values.length; index += 1) {
    if (flags !== null && flags[column.rows[index] ?? 0] !== 1) continue;
    const place = column.values[index] ?? 0;
    rows[place] = (rows[place] ?? 0) + 1;
  }
  return rows;
}

/** Visits each value that stands in a row: a scalar, the one element of a list, or each different one of a longer list. */
function eachScalar(
  column: Column,
  rowsOfPlace: Uint32Array,
  visit: (value: Scalar, rows: number, inList: boolean) => void,
): void {
  column.dictionary.forEach((value, place) => {
    const rows = rowsOfPlace[place] ?? 0;
    if (rows === 0) return;
    if (isScalar(value)) visit(value, rows, false);
    else if (isJsonArray(value))
      for (const element of scalarsIn(value)) visit(element, rows, value.length > 1);
  });
}

/** Past the largest number nothing is left that a person could have meant. */
function isWritable(value: number | boolean): boolean {
  return typeof value === 'boolean' || Number.isFinite(value);
}

function scalarsIn(list: readonly JsonValue[]): Iterable<Scalar> {
  return new Set(list.filter((element) => isScalar(element)));
}
