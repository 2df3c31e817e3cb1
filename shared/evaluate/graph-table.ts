import type { JsonValue } from '../json/json-value.ts';

/** What a graph object is: a vertex or an edge. */
export type ObjectKind = 'entity' | 'relationship';

/**
 * One property of many objects. `rows` ascends; `values[i]` is the place in `dictionary` of the value of `rows[i]`.
 * The dictionary holds each distinct value once.
 */
export interface Column {
  readonly name: string;
  readonly rows: Uint32Array;
  readonly values: Uint32Array;
  readonly dictionary: readonly JsonValue[];
}

/** The objects of one kind, by property. An object without a property has no row in its column. */
export interface ObjectTable {
  readonly size: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** How many objects one file gave; the rows of both tables run file by file. */
export interface FileSpan {
  readonly name: string;
  /** Entity keys name entities of the same scope alone: a file of its own, or all files of one stored set. */
  readonly scope: number;
  readonly entities: number;
  readonly relationships: number;
}

/**
 * Graph objects as columns. An object's *position* counts from 0 file by file, in each file first the
 * entities, then the relationships; its *row* counts within its kind.
 */
export interface GraphTable {
  readonly entities: ObjectTable;
  readonly relationships: ObjectTable;
  readonly files: readonly FileSpan[];
  /** The `id` of the query-result row that an entity came from; strings alone. */
  readonly vertexIds: Column;
  /** The `fromVertexId` of the row that a relationship came from; strings alone. */
  readonly fromVertexIds: Column;
  /** The `toVertexId` of the row that a relationship came from; strings alone. */
  readonly toVertexIds: Column;
}
