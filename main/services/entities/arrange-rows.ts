import type { Column, FileSpan, GraphTable, ObjectTable } from '../../../shared/evaluate/graph-table.ts';
import type { AddedRange } from './object-sink.ts';

/** The objects of one file that count, in their order. */
export interface FileRanges {
  readonly name: string;
  readonly ranges: readonly AddedRange[];
}

/** The table with only the rows of these ranges, file by file, in this order. */
export function arrangeRows(table: GraphTable, files: readonly FileRanges[]): GraphTable {
  const entityRows = newRows(files, 'entities', table.entities.size);
  const relationshipRows = newRows(files, 'relationships', table.relationships.size);
  return {
    entities: arrangeTable(table.entities, entityRows),
    relationships: arrangeTable(table.relationships, relationshipRows),
    files: table.files.map((span, place): FileSpan => {
      const ranges = files[place]?.ranges ?? [];
      return { ...span, entities: total(ranges, 'entities'), relationships: total(ranges, 'relationships') };
    }),
    vertexIds: arrangeColumn(table.vertexIds, entityRows),
    fromVertexIds: arrangeColumn(table.fromVertexIds, relationshipRows),
    toVertexIds: arrangeColumn(table.toVertexIds, relationshipRows),
  };
}

type Kinds = 'entities' | 'relationships';

function total(ranges: readonly AddedRange[], kind: Kinds): number {
  return ranges.reduce((sum, range) => sum + range.end[kind] - range.start[kind], 0);
}

/** The new row of each old one, from 1; 0 for a row that goes. */
function newRows(files: readonly FileRanges[], kind: Kinds, size: number): Uint32Array {
  const rows = new Uint32Array(size);
  let next = 1;
  for (const range of files.flatMap((file) => file.ranges)) {
    for (let row = range.start[kind]; row < range.end[kind]; row += 1) {
      rows[row] = next;
      next += 1;
    }
  }
  return rows;
}

function arrangeTable(table: ObjectTable, rows: Uint32Array): ObjectTable {
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    const arranged = arrangeColumn(column, rows);
    if (arranged.rows.length > 0) columns.set(name, arranged);
  }
  return { size: rows.reduce((count, row) => count + (row === 0 ? 0 : 1), 0), columns };
}

function arrangeColumn(column: Column, rows: Uint32Array): Column {
  const cells: { readonly row: number; readonly value: number }[] = [];
  column.rows.forEach((old, place) => {
    const row = rows[old] ?? 0;
    if (row > 0) cells.push({ row: row - 1, value: column.values[place] ?? 0 });
  });
  cells.sort((one, other) => one.row - other.row);
  return {
    name: column.name,
    rows: Uint32Array.from(cells, (cell) => cell.row),
    values: Uint32Array.from(cells, (cell) => cell.value),
    dictionary: column.dictionary,
  };
}
