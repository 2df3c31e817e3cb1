import { createValueDictionary } from '../../../shared/evaluate/value-dictionary.ts';
import type { Column, FileSpan, GraphTable, ObjectTable } from '../../../shared/evaluate/graph-table.ts';

/** Several sets as one, file by file in their order; entity keys keep to the file or stored set they came from. */
export function joinTables(tables: readonly GraphTable[]): GraphTable {
  const [first] = tables;
  if (first !== undefined && tables.length === 1) return first;
  return {
    entities: joinObjects(tables.map((table) => table.entities)),
    relationships: joinObjects(tables.map((table) => table.relationships)),
    files: joinFiles(tables),
    vertexIds: joinEntityColumn(tables, (table) => table.vertexIds, 'id'),
    fromVertexIds: joinRelationshipColumn(tables, (table) => table.fromVertexIds, 'fromVertexId'),
    toVertexIds: joinRelationshipColumn(tables, (table) => table.toVertexIds, 'toVertexId'),
  };
}

/** A column with the number of the row that its rows are counted from. */
interface Part {
  readonly column: Column;
  readonly start: number;
}

function joinObjects(tables: readonly ObjectTable[]): ObjectTable {
  const parts = new Map<string, Part[]>();
  let size = 0;
  for (const table of tables) {
    for (const column of table.columns.values()) {
      const known = parts.get(column.name);
      if (known === undefined) parts.set(column.name, [{ column, start: size }]);
      else known.push({ column, start: size });
    }
    size += table.size;
  }
  return { size, columns: new Map([...parts].map(([name, list]) => [name, joinColumn(name, list)])) };
}

function joinEntityColumn(
  tables: readonly GraphTable[],
  columnOf: (table: GraphTable) => Column,
  name: string,
): Column {
  return joinColumn(
    name,
    partsOf(tables, columnOf, (table) => table.entities.size),
  );
}

function joinRelationshipColumn(
  tables: readonly GraphTable[],
  columnOf: (table: GraphTable) => Column,
  name: string,
): Column {
  return joinColumn(
    name,
    partsOf(tables, columnOf, (table) => table.relationships.size),
  );
}

function partsOf(
  tables: readonly GraphTable[],
  columnOf: (table: GraphTable) => Column,
  sizeOf: (table: GraphTable) => number,
): readonly Part[] {
  let start = 0;
  return tables.map((table) => {
    const part = { column: columnOf(table), start };
    start += sizeOf(table);
    return part;
  });
}

function joinColumn(name: string, parts: readonly Part[]): Column {
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && only.start === 0) return only.column;
  const size = parts.reduce((sum, { column }) => sum + column.rows.length, 0);
  const rows = new Uint32Array(size);
  const values = new Uint32Array(size);
  const dictionary = createValueDictionary();
  let filled = 0;
  for (const { column, start } of parts) {
    const places = Uint32Array.from(column.dictionary, dictionary.placeOf);
    for (let at = 0; at < column.rows.length; at += 1) {
      rows[filled] = (column.rows[at] ?? 0) + start;
      values[filled] = places[column.values[at] ?? 0] ?? 0;
      filled += 1;
    }
  }
  return { name, rows, values, dictionary: dictionary.values };
}

function joinFiles(tables: readonly GraphTable[]): readonly FileSpan[] {
  let nextScope = 0;
  return tables.flatMap((table) => {
    const scopes = new Map<number, number>();
    return table.files.map((file) => {
      const scope = scopes.get(file.scope) ?? nextScope++;
      scopes.set(file.scope, scope);
      return { ...file, scope };
    });
  });
}
