import { createGraphTableBuilder } from '../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { PlainGraph } from './plain-graph.ts';

/** The columns of a set that is given as plain lists. */
export function graphTableOf(graph: PlainGraph, createBuilder = createGraphTableBuilder): GraphTable {
  const builder = createBuilder();
  for (const file of graph.files) {
    builder.beginFile(file.name, file.storedSet ?? undefined);
    for (const { properties, vertexId } of file.entities) {
      builder.addEntity(properties, vertexId ?? undefined);
    }
    for (const { properties, fromVertexId, toVertexId } of file.relationships) {
      builder.addRelationship(properties, fromVertexId ?? undefined, toVertexId ?? undefined);
    }
  }
  return builder.finish();
}
