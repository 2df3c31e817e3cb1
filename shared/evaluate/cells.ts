import type { RowTruths } from './row-truths.ts';
import type { TruthNumber } from './truth-numbers.ts';
import { neverTrue } from './truth-numbers.ts';

/** That a permission applies in some combinations; a list linked from the last permission to the first. */
export interface CellEntry {
  readonly permission: number;
  readonly truth: TruthNumber;
  readonly earlier: CellEntry | null;
}

/** The rows of a table grouped into cells: rows of one cell are alike to every permission. */
export interface Cells {
  /** The cell of each row. */
  readonly cellOfRow: Uint32Array;
  /** For each cell, the permissions that apply to its rows in some combination. */
  readonly entries: readonly (CellEntry | null)[];
}

// Each permission costs a little for each cell, so empty ones must not pile up; a few are cheaper than a clearance.
const emptyCells = 500;

/**
 * Groups rows by what every permission says of them, in time proportional to the rows that the permissions name.
 * `rowsOfPermission` stands in the order of the policy.
 */
export function groupIntoCells(size: number, rowsOfPermission: readonly RowTruths[]): Cells {
  const cellOfRow = new Uint32Array(size);
  let entries: (CellEntry | null)[] = [null];
  let fullAt = emptyCells;

  rowsOfPermission.forEach(({ base, rows, truths }, permission) => {
    if (entries.length > fullAt) {
      entries = withoutEmptyCells(cellOfRow, entries);
      fullAt = 2 * entries.length + emptyCells;
    }
    const numbering = localNumbers(truths);
    const cellsBefore = entries.length;
    // From a cell and a truth to the cell that its rows move to; zero where none moved yet.
    const moves = new Uint32Array(cellsBefore * numbering.count);
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] ?? 0;
      const truth = truths[place] ?? neverTrue;
      const cell = cellOfRow[row] ?? 0;
      const move = cell * numbering.count + (numbering.of[truth] ?? 0);
      let target = moves[move] ?? 0;
      if (target === 0) {
        const earlier = entries[cell] ?? null;
        target = entries.length;
        entries.push(truth === neverTrue ? earlier : { permission, truth, earlier });
        moves[move] = target;
      }
      cellOfRow[row] = target;
    }
    if (base !== neverTrue) {
      for (let cell = 0; cell < cellsBefore; cell += 1) {
        entries[cell] = { permission, truth: base, earlier: entries[cell] ?? null };
      }
    }
  });
  return { cellOfRow, entries };
}

/** Numbers the cells that have rows anew. A row leaves its cell behind with each permission that names it. */
function withoutEmptyCells(
  cellOfRow: Uint32Array,
  entries: readonly (CellEntry | null)[],
): (CellEntry | null)[] {
  const kept: (CellEntry | null)[] = [];
  const numberOf = new Int32Array(entries.length).fill(-1);
  cellOfRow.forEach((cell, row) => {
    if (numberOf[cell] === -1) numberOf[cell] = kept.push(entries[cell] ?? null) - 1;
    cellOfRow[row] = numberOf[cell] ?? 0;
  });
  return kept;
}

function localNumbers(truths: Uint32Array): { readonly count: number; readonly of: readonly number[] } {
  const of: number[] = [];
  let count = 0;
  let last = -1;
  for (const truth of truths) {
    if (truth === last) continue;
    last = truth;
    if (of[truth] === undefined) {
      of[truth] = count;
      count += 1;
    }
  }
  return { count: Math.max(count, 1), of };
}
