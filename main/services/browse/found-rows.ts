import type { Column, ObjectTable } from '../../../shared/evaluate/graph-table.ts';
import { jsonText } from '../../../shared/json/json-text.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';
import { sortedPlaces } from './value-order.ts';

// So many values or rows are looked at in one step.
const stepLength = 4096;

/**
 * The rows that hold a text in some value, in any case; `name=value` finds it in the values of that property. Every
 * character stands for itself. `pause` is awaited between steps and may throw.
 */
export async function foundRows(
  table: ObjectTable,
  search: string,
  pause: () => Promise<void>,
): Promise<Uint32Array> {
  const wanted = search.toLowerCase();
  const found = new Uint8Array(table.size);
  if (wanted === '') found.fill(1);
  else for (const column of table.columns.values()) await markFound(column, wanted, found, pause);
  const rows = new Uint32Array(found.reduce((sum, one) => sum + one, 0));
  let filled = 0;
  found.forEach((one, row) => {
    if (one === 0) return;
    rows[filled] = row;
    filled += 1;
  });
  return rows;
}

async function markFound(
  column: Column,
  wanted: string,
  found: Uint8Array,
  pause: () => Promise<void>,
): Promise<void> {
  const start = `${column.name.toLowerCase()}=`;
  const ofProperty = wanted.startsWith(start) ? wanted.slice(start.length) : null;
  const fits = new Uint8Array(column.dictionary.length);
  let any = false;
  for (const [place, value] of column.dictionary.entries()) {
    if (place % stepLength === stepLength - 1) await pause();
    const text = textOf(value).toLowerCase();
    if (!text.includes(wanted) && (ofProperty === null || !text.includes(ofProperty))) continue;
    fits[place] = 1;
    any = true;
  }
  if (any) {
    column.rows.forEach((row, at) => {
      if (fits[column.values[at] ?? 0] === 1) found[row] = 1;
    });
  }
  await pause();
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : jsonText(value);
}

/**
 * Rows by a property: by kind of value, then value, both reversed where descending; rows of one value keep their
 * order, those without one come last. `rows` ascends.
 */
export async function sortedRows(
  table: ObjectTable,
  rows: Uint32Array,
  sort: { readonly property: string; readonly descending: boolean },
  pause: () => Promise<void>,
): Promise<Uint32Array> {
  const column = table.columns.get(sort.property);
  if (column === undefined) return rows;
  const places = await sortedPlaces(column.dictionary, pause);
  const absent = places.length;
  const rankOfPlace = new Uint32Array(places.length);
  places.forEach((place, rank) => {
    rankOfPlace[place] = sort.descending ? absent - 1 - rank : rank;
  });
  const rankOfRow = new Uint32Array(table.size).fill(absent);
  column.rows.forEach((row, at) => {
    rankOfRow[row] = rankOfPlace[column.values[at] ?? 0] ?? absent;
  });
  return byRank(rows, rankOfRow, absent);
}

/** Rows by their rank, those of one rank in their order: counted, not compared. */
function byRank(rows: Uint32Array, rankOfRow: Uint32Array, greatest: number): Uint32Array {
  const next = new Uint32Array(greatest + 2);
  for (const row of rows) {
    const rank = rankOfRow[row] ?? greatest;
    next[rank + 1] = (next[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < next.length; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const rank = rankOfRow[row] ?? greatest;
    const at = next[rank] ?? 0;
    sorted[at] = row;
    next[rank] = at + 1;
  }
  return sorted;
}
