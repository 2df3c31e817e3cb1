import { createGraphTableBuilder } from '../../shared/evaluate/graph-table-builder.ts';
import type { Column, GraphTable } from '../../shared/evaluate/graph-table.ts';
import { objectAt } from '../../shared/evaluate/object-table.ts';

/** Several sets as one, file by file in their order; entity keys keep to the file or stored set they came from. */
export function joinTables(tables: readonly GraphTable[]): GraphTable {
  const [first] = tables;
  if (first !== undefined && tables.length === 1) return first;
  const builder = createGraphTableBuilder();
  let nextScope = 0;
  for (const table of tables) {
    const scopes = new Map<number, number>();
    const vertexIds = textsByRow(table.vertexIds);
    const fromVertexIds = textsByRow(table.fromVertexIds);
    const toVertexIds = textsByRow(table.toVertexIds);
    let entity = 0;
    let relationship = 0;
    for (const file of table.files) {
      const scope = scopes.get(file.scope) ?? nextScope++;
      scopes.set(file.scope, scope);
      builder.beginFile(file.name, scope);
      for (const end = entity + file.entities; entity < end; entity += 1) {
        builder.addEntity(objectAt(table.entities, entity), vertexIds.get(entity));
      }
      for (const end = relationship + file.relationships; relationship < end; relationship += 1) {
        builder.addRelationship(
          objectAt(table.relationships, relationship),
          fromVertexIds.get(relationship),
          toVertexIds.get(relationship),
        );
      }
    }
  }
  return builder.finish();
}

function textsByRow(column: Column): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [place, row] of column.rows.entries()) {
    const value = column.dictionary[column.values[place] ?? 0];
    if (typeof value === 'string') texts.set(row, value);
  }
  return texts;
}
