import { isJsonArray } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { ObjectTable } from './graph-table.ts';
import type { Verdict } from './verdict.ts';

/** How many objects there are and how many of each verdict. */
export interface Tally {
  readonly total: number;
  readonly visible: number;
  readonly hidden: number;
  readonly undetermined: number;
}

/** A tally that can be added to. */
export type OpenTally = { -readonly [Field in keyof Tally]: Tally[Field] };

/** A tally of nothing. */
export function emptyTally(): OpenTally {
  return { total: 0, visible: 0, hidden: 0, undetermined: 0 };
}

/** Adds objects of one verdict to a tally. */
export function addToTally(tally: OpenTally, verdict: Verdict, count: number): void {
  tally.total += count;
  tally[verdict] += count;
}

/** The names under which each row of a table counts, such as its type or its classes. */
export interface RowLabels {
  /** For each row a place in `labels`. */
  readonly placeOfRow: Uint32Array;
  /** The distinct lists of names; a row without any counts under null. */
  readonly labels: readonly (readonly (string | null)[])[];
}

/** The type of every object: `_type`, of a list its first string, else null. */
export function typeLabels(table: ObjectTable): RowLabels {
  return rowLabels(table, '_type', (value) => [typeName(value)]);
}

/** The type that a value of `_type` names, or null. */
export function typeName(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value;
  if (!isJsonArray(value)) return null;
  return value.find((element) => typeof element === 'string') ?? null;
}

/** The classes of every object: every string of `_class`, each once; none is null. */
export function classLabels(table: ObjectTable): RowLabels {
  return rowLabels(table, '_class', (value) => {
    const names = (isJsonArray(value) ? value : [value]).filter((name) => typeof name === 'string');
    return names.length === 0 ? [null] : [...new Set(names)];
  });
}

function rowLabels(
  table: ObjectTable,
  property: string,
  labelsOf: (value: JsonValue | undefined) => readonly (string | null)[],
): RowLabels {
  const placeOfRow = new Uint32Array(table.size);
  const column = table.columns.get(property);
  column?.rows.forEach((row, place) => {
    placeOfRow[row] = (column.values[place] ?? 0) + 1;
  });
  return { placeOfRow, labels: [undefined, ...(column?.dictionary ?? [])].map(labelsOf) };
}

/** Sorts by code units, null last. */
export function compareLabels(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}
