import { createGraphTableBuilder } from '../../shared/evaluate/graph-table-builder.ts';
import type { Column, GraphTable } from '../../shared/evaluate/graph-table.ts';
import { objectAt, valueInColumn } from '../../shared/evaluate/object-table.ts';

/** Several sets as one, file by file in their order; entity keys keep to the file or stored set they came from. */
export function joinTables(tables: readonly GraphTable[]): GraphTable {
  const [first] = tables;
  if (first !== undefined && tables.length === 1) return first;
  const builder = createGraphTableBuilder();
  let nextScope = 0;
  for (const table of tables) {
    const scopes = new Map<number, number>();
    let entity = 0;
    let relationship = 0;
    for (const file of table.files) {
      const scope = scopes.get(file.scope) ?? nextScope++;
      scopes.set(file.scope, scope);
      builder.beginFile(file.name, scope);
      for (const end = entity + file.entities; entity < end; entity += 1) {
        builder.addEntity(objectAt(table.entities, entity), textIn(table.vertexIds, entity));
      }
      for (const end = relationship + file.relationships; relationship < end; relationship += 1) {
        builder.addRelationship(
          objectAt(table.relationships, relationship),
          textIn(table.fromVertexIds, relationship),
          textIn(table.toVertexIds, relationship),
        );
      }
    }
  }
  return builder.finish();
}

function textIn(column: Column, row: number): string | undefined {
  const value = valueInColumn(column, row);
  return typeof value === 'string' ? value : undefined;
}
