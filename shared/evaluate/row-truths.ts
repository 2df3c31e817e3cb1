import type { TruthNumber, TruthNumbers } from './truth-numbers.ts';
import { neverTrue } from './truth-numbers.ts';

/**
 * In which combinations something holds, for every row of a table: `truths[i]` for `rows[i]`, `base` for every other
 * row. Each row stands at most once, in no order.
 */
export interface RowTruths {
  readonly base: TruthNumber;
  readonly rows: Uint32Array;
  readonly truths: Uint32Array;
}

/** The same truth for every row. */
export function constantRows(base: TruthNumber): RowTruths {
  return { base, rows: new Uint32Array(0), truths: new Uint32Array(0) };
}

/** "and" and "or" of two lots of rows, in time proportional to the rows that they name. */
export interface RowAlgebra {
  readonly and: (left: RowTruths, right: RowTruths) => RowTruths;
  readonly or: (left: RowTruths, right: RowTruths) => RowTruths;
}

/** Makes the two operations for tables of up to `size` rows; they share one scratch list. */
export function createRowAlgebra(size: number, numbers: TruthNumbers): RowAlgebra {
  // Place of a row in the right side's list, plus one; zero between calls.
  const placeOfRow = new Uint32Array(size);

  function combine(
    left: RowTruths,
    right: RowTruths,
    operation: (left: TruthNumber, right: TruthNumber) => TruthNumber,
    absorbing: TruthNumber | null,
  ): RowTruths {
    const base = operation(left.base, right.base);
    const rows = new Uint32Array(left.rows.length + right.rows.length);
    const truths = new Uint32Array(rows.length);
    let count = 0;
    function put(row: number, truth: TruthNumber): void {
      if (truth === base) return;
      rows[count] = row;
      truths[count] = truth;
      count += 1;
    }
    for (let place = 0; place < right.rows.length; place += 1) placeOfRow[right.rows[place] ?? 0] = place + 1;
    for (let place = 0; place < left.rows.length; place += 1) {
      const row = left.rows[place] ?? 0;
      const other = placeOfRow[row] ?? 0;
      const otherTruth = other === 0 ? right.base : (right.truths[other - 1] ?? right.base);
      put(row, operation(left.truths[place] ?? 0, otherTruth));
      placeOfRow[row] = 0;
    }
    for (let place = 0; place < right.rows.length; place += 1) {
      const row = right.rows[place] ?? 0;
      if (placeOfRow[row] === 0) continue;
      placeOfRow[row] = 0;
      if (left.base !== absorbing) put(row, operation(left.base, right.truths[place] ?? 0));
      else put(row, left.base);
    }
    return { base, rows: rows.slice(0, count), truths: truths.slice(0, count) };
  }

  return {
    and: (left, right) =>
      left.rows.length <= right.rows.length
        ? combine(left, right, numbers.and, neverTrue)
        : combine(right, left, numbers.and, neverTrue),
    or: (left, right) => combine(left, right, numbers.or, null),
  };
}
