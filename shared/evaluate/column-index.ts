import { isJsonArray, isScalar } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { PreparedEquality } from './equality.ts';
import type { Column, ObjectTable } from './graph-table.ts';
import type { TruthNumbers } from './truth-numbers.ts';
import { neverTrue } from './truth-numbers.ts';
import type { RowTruths } from './row-truths.ts';
import { constantRows } from './row-truths.ts';

/** A column turned round: from what is asked for to the rows that may equal it. */
interface ColumnIndex {
  /** The truths of an equality for every row, in time proportional to the rows that can match. */
  readonly rowsEqual: (equality: PreparedEquality, numbers: TruthNumbers) => RowTruths;
}

/** Turns a column round; it costs one pass over the column. */
function createColumnIndex(column: Column): ColumnIndex {
  const { starts, rows } = postings(column);
  const placesBySpelling = spellings(column.dictionary);

  return {
    rowsEqual: (equality, numbers) => {
      const places = new Set<number>();
      for (const spelling of equality.spellings) {
        for (const place of placesBySpelling.get(spelling) ?? []) places.add(place);
      }
      const matches: { readonly place: number; readonly truth: number }[] = [];
      let count = 0;
      for (const place of places) {
        const truth = numbers.numberOf(equality.truthOf(column.dictionary[place]));
        if (truth === neverTrue) continue;
        matches.push({ place, truth });
        count += (starts[place + 1] ?? 0) - (starts[place] ?? 0);
      }
      const matchingRows = new Uint32Array(count);
      const truths = new Uint32Array(count);
      let filled = 0;
      for (const { place, truth } of matches) {
        const posting = rows.subarray(starts[place] ?? 0, starts[place + 1] ?? 0);
        matchingRows.set(posting, filled);
        truths.fill(truth, filled, filled + posting.length);
        filled += posting.length;
      }
      return { base: neverTrue, rows: matchingRows, truths };
    },
  };
}

/** The indexes of a table, each made when it is first asked for. */
export interface TableIndex {
  readonly rowsEqual: (equality: PreparedEquality, numbers: TruthNumbers) => RowTruths;
}

/** Makes the indexes of a table. */
export function createTableIndex(table: ObjectTable): TableIndex {
  const indexes = new Map<string, ColumnIndex>();
  return {
    rowsEqual: (equality, numbers) => {
      const column = table.columns.get(equality.property);
      if (column === undefined) return constantRows(neverTrue);
      let index = indexes.get(equality.property);
      if (index === undefined) {
        index = createColumnIndex(column);
        indexes.set(equality.property, index);
      }
      return index.rowsEqual(equality, numbers);
    },
  };
}

/** The rows of each dictionary value, one value's after the other's: those of value v from starts[v] to starts[v + 1]. */
function postings(column: Column): { readonly starts: Uint32Array; readonly rows: Uint32Array } {
  const starts = new Uint32Array(column.dictionary.length + 1);
  for (const value of column.values) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let value = 0; value < column.dictionary.length; value += 1) {
    starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  }
  const next = starts.slice();
  const rows = new Uint32Array(column.rows.length);
  for (let place = 0; place < column.rows.length; place += 1) {
    const value = column.values[place] ?? 0;
    const target = next[value] ?? 0;
    rows[target] = column.rows[place] ?? 0;
    next[value] = target + 1;
  }
  return { starts, rows };
}

function spellings(dictionary: readonly JsonValue[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  dictionary.forEach((value, place) => {
    for (const element of isJsonArray(value) ? value : [value]) {
      if (!isScalar(element)) continue;
      const spelling = String(element);
      const known = places.get(spelling);
      if (known === undefined) places.set(spelling, [place]);
      else if (known.at(-1) !== place) known.push(place);
    }
  });
  return places;
}
