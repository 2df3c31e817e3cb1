/**
 * The roles of the parts of a grid. Its parts are no parts of an HTML table, whose rows can't stand at places of their
 * own, as they must where only those on screen are drawn.
 */
export const rowGroup = { role: 'rowgroup' } as const;

/** A row that holds the names of the columns. */
export const headRow = { role: 'row', 'aria-rowindex': 1 } as const;

/** A cell with a value. */
export const gridCell = { role: 'gridcell' } as const;

/** The name of a column by which the rows may be sorted. */
export function columnHeader(direction: 'ascending' | 'descending' | null) {
  return { role: 'columnheader', 'aria-sort': direction ?? 'none' } as const;
}
