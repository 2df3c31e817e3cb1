import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Column, GraphTable, ObjectKind, ObjectTable } from './graph-table.ts';
import { createValueDictionary } from './value-dictionary.ts';

/** Gathers graph objects, file by file, into columns. */
export interface GraphTableBuilder {
  /**
   * Begins the next file; every object belongs to the file begun last. Files with one scope share their entity
   * keys, as those of a stored set do; without a scope a file has one of its own.
   */
  readonly beginFile: (name: string, scope?: number) => void;
  /** Adds an entity and gives its row among the entities. */
  readonly addEntity: (properties: JsonObject, vertexId?: string) => number;
  /** Adds a relationship and gives its row among the relationships. */
  readonly addRelationship: (properties: JsonObject, fromVertexId?: string, toVertexId?: string) => number;
  /** Takes rows back that turned out not to count, from `start` up to but without `end`; other rows close up at the end. */
  readonly discard: (kind: ObjectKind, start: number, end: number) => void;
  /** How many rows of a kind were added, discarded ones included. */
  readonly added: (kind: ObjectKind) => number;
  /** The finished table; the builder must not be used afterwards. */
  readonly finish: () => GraphTable;
}

/** Makes a builder without files. */
export function createGraphTableBuilder(): GraphTableBuilder {
  const entities = createTableBuilder();
  const relationships = createTableBuilder();
  const vertexIds = createColumnBuilder('id');
  const fromVertexIds = createColumnBuilder('fromVertexId');
  const toVertexIds = createColumnBuilder('toVertexId');
  const files: { name: string; scope: number; entityStart: number; relationshipStart: number }[] = [];
  const builderOf = (kind: ObjectKind) => (kind === 'entity' ? entities : relationships);

  return {
    beginFile: (name, scope) => {
      const ownScope = -1 - files.length;
      files.push({
        name,
        scope: scope ?? ownScope,
        entityStart: entities.added(),
        relationshipStart: relationships.added(),
      });
    },
    addEntity: (properties, vertexId) => {
      const row = entities.add(properties);
      if (vertexId !== undefined) vertexIds.set(row, vertexId);
      return row;
    },
    addRelationship: (properties, fromVertexId, toVertexId) => {
      const row = relationships.add(properties);
      if (fromVertexId !== undefined) fromVertexIds.set(row, fromVertexId);
      if (toVertexId !== undefined) toVertexIds.set(row, toVertexId);
      return row;
    },
    discard: (kind, start, end) => builderOf(kind).discard(start, end),
    added: (kind) => builderOf(kind).added(),
    finish: () => {
      const entityRows = entities.newRows();
      const relationshipRows = relationships.newRows();
      const spans = files.map((file, place) => {
        const next = files[place + 1];
        return {
          name: file.name,
          scope: file.scope,
          entities: entityRows.kept(file.entityStart, next?.entityStart ?? entities.added()),
          relationships: relationshipRows.kept(
            file.relationshipStart,
            next?.relationshipStart ?? relationships.added(),
          ),
        };
      });
      return {
        entities: entities.finish(entityRows),
        relationships: relationships.finish(relationshipRows),
        files: spans,
        vertexIds: vertexIds.finish(entityRows),
        fromVertexIds: fromVertexIds.finish(relationshipRows),
        toVertexIds: toVertexIds.finish(relationshipRows),
      };
    },
  };
}

/** Where each row stands once the discarded ones are gone. */
interface NewRows {
  /** The new row, or -1 for a discarded one. */
  readonly of: (row: number) => number;
  /** How many rows from `start` up to `end` stay. */
  readonly kept: (start: number, end: number) => number;
}

interface ColumnBuilder {
  readonly set: (row: number, value: JsonValue) => void;
  readonly finish: (newRows: NewRows) => Column;
}

function createTableBuilder() {
  const columns = new Map<string, ColumnBuilder>();
  const discarded: { readonly start: number; readonly end: number }[] = [];
  let rowCount = 0;
  return {
    added: () => rowCount,
    add: (properties: JsonObject): number => {
      const row = rowCount;
      rowCount += 1;
      for (const [name, value] of Object.entries(properties)) {
        let column = columns.get(name);
        if (column === undefined) {
          column = createColumnBuilder(name);
          columns.set(name, column);
        }
        column.set(row, value);
      }
      return row;
    },
    discard: (start: number, end: number): void => {
      if (end > start) discarded.push({ start, end });
    },
    newRows: (): NewRows => newRowsWithout(discarded, rowCount),
    finish: (newRows: NewRows): ObjectTable => {
      const finished = [...columns].map(([name, column]) => [name, column.finish(newRows)] as const);
      return {
        size: newRows.kept(0, rowCount),
        columns: new Map(finished.filter(([, column]) => column.rows.length > 0)),
      };
    },
  };
}

function newRowsWithout(
  discarded: readonly { readonly start: number; readonly end: number }[],
  rowCount: number,
): NewRows {
  if (discarded.length === 0) return { of: (row) => row, kept: (start, end) => end - start };
  const gone = new Uint8Array(rowCount);
  for (const { start, end } of discarded) gone.fill(1, start, end);
  const before = new Uint32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row += 1) {
    before[row + 1] = (before[row] ?? 0) + (gone[row] === 1 ? 0 : 1);
  }
  return {
    of: (row) => (gone[row] === 1 ? -1 : (before[row] ?? 0)),
    kept: (start, end) => (before[end] ?? 0) - (before[start] ?? 0),
  };
}

function createColumnBuilder(name: string): ColumnBuilder {
  const dictionary = createValueDictionary();
  let rows = new Uint32Array(16);
  let values = new Uint32Array(16);
  let count = 0;

  return {
    set: (row, value) => {
      if (count === rows.length) {
        rows = grown(rows);
        values = grown(values);
      }
      rows[count] = row;
      values[count] = dictionary.placeOf(value);
      count += 1;
    },
    finish: (newRows) => {
      let kept = 0;
      for (let place = 0; place < count; place += 1) {
        const row = newRows.of(rows[place] ?? 0);
        if (row < 0) continue;
        rows[kept] = row;
        values[kept] = values[place] ?? 0;
        kept += 1;
      }
      return {
        name,
        rows: rows.slice(0, kept),
        values: values.slice(0, kept),
        dictionary: dictionary.values,
      };
    },
  };
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(list.length * 2);
  result.set(list);
  return result;
}
