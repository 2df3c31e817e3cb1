import type { JsonValue } from '../json/json-value.ts';
import type { Column, GraphTable } from './graph-table.ts';

/** One of the two ends of a relationship. */
export type EndName = 'from' | 'to';

/** What names an end of a relationship, and which entity that is. */
export interface RelationshipEnd {
  /** The property or row field that is present first; null where none is. */
  readonly by: string | null;
  /** Its value where that is a string. */
  readonly reference: string | null;
  readonly state: 'resolved' | 'missing' | 'ambiguous';
  /** The entity's row where resolved. */
  readonly row: number | null;
}

/** The ends of every relationship of a table. */
export interface RelationshipEnds {
  /** The row of the entity at an end of a relationship, or -1 where it is missing or ambiguous. */
  readonly rowOf: (end: EndName, relationship: number) => number;
  /** How an end was resolved. */
  readonly endOf: (end: EndName, relationship: number) => RelationshipEnd;
}

const ambiguous = -2;

/**
 * Resolves the ends by the first of these that is present, never by a later one: `_fromEntityId`/`_toEntityId`, the
 * row's vertex ids, the entity keys within the same scope.
 */
export function relationshipEnds(table: GraphTable): RelationshipEnds {
  const scopeOfEntity = scopes(table, 'entities');
  const scopeOfRelationship = scopes(table, 'relationships');
  const byId = rowsByText(table.entities.columns.get('_id'), () => '');
  const byVertexId = vertexRows(table);
  const byKey = rowsByText(table.entities.columns.get('_key'), (row) => `${scopeOfEntity(row)} `);

  function naming(end: EndName) {
    const capital = end === 'from' ? '_from' : '_to';
    const vertexColumn = end === 'from' ? table.fromVertexIds : table.toVertexIds;
    return [
      { by: `${capital}EntityId`, values: dense(table, `${capital}EntityId`), rows: byId, prefix: () => '' },
      {
        by: `${end}VertexId`,
        values: denseColumn(vertexColumn, table.relationships.size),
        rows: byVertexId,
        prefix: () => '',
      },
      {
        by: `${capital}EntityKey`,
        values: dense(table, `${capital}EntityKey`),
        rows: byKey,
        prefix: (relationship: number) => `${scopeOfRelationship(relationship)} `,
      },
    ];
  }
  const namings = { from: naming('from'), to: naming('to') };

  function endOf(end: EndName, relationship: number): RelationshipEnd {
    for (const { by, values, rows, prefix } of namings[end]) {
      const value = values(relationship);
      if (value === undefined) continue;
      if (typeof value !== 'string' || value === '') {
        return { by, reference: null, state: 'missing', row: null };
      }
      const row = rows.get(prefix(relationship) + value);
      if (row === undefined) return { by, reference: value, state: 'missing', row: null };
      if (row === ambiguous) return { by, reference: value, state: 'ambiguous', row: null };
      return { by, reference: value, state: 'resolved', row };
    }
    return { by: null, reference: null, state: 'missing', row: null };
  }

  const resolved = { from: rowsOfEnd('from'), to: rowsOfEnd('to') };
  function rowsOfEnd(end: EndName): Int32Array {
    const result = new Int32Array(table.relationships.size);
    for (let row = 0; row < result.length; row += 1) result[row] = endOf(end, row).row ?? -1;
    return result;
  }
  return { rowOf: (end, relationship) => resolved[end][relationship] ?? -1, endOf };
}

function scopes(table: GraphTable, kind: 'entities' | 'relationships'): (row: number) => number {
  const result = new Int32Array(table[kind].size);
  let start = 0;
  for (const file of table.files) {
    result.fill(file.scope, start, start + file[kind]);
    start += file[kind];
  }
  return (row) => result[row] ?? 0;
}

function dense(table: GraphTable, property: string): (row: number) => JsonValue | undefined {
  return denseColumn(table.relationships.columns.get(property), table.relationships.size);
}

function denseColumn(column: Column | undefined, size: number): (row: number) => JsonValue | undefined {
  if (column === undefined) return () => undefined;
  const places = new Int32Array(size).fill(-1);
  column.rows.forEach((row, place) => {
    places[row] = column.values[place] ?? -1;
  });
  return (row) => column.dictionary[places[row] ?? -1];
}

function rowsByText(column: Column | undefined, prefix: (row: number) => string): Map<string, number> {
  const rows = new Map<string, number>();
  column?.rows.forEach((row, place) => {
    const value = column.dictionary[column.values[place] ?? 0];
    if (typeof value === 'string' && value !== '') note(rows, prefix(row) + value, row);
  });
  return rows;
}

/** An entity that came from no query-result row is called by its `_id` there too. */
function vertexRows(table: GraphTable): Map<string, number> {
  const rows = rowsByText(table.vertexIds, () => '');
  const fromRow = new Set(table.vertexIds.rows);
  const ids = table.entities.columns.get('_id');
  ids?.rows.forEach((row, place) => {
    const value = ids.dictionary[ids.values[place] ?? 0];
    if (!fromRow.has(row) && typeof value === 'string' && value !== '') note(rows, value, row);
  });
  return rows;
}

function note(rows: Map<string, number>, name: string, row: number): void {
  const known = rows.get(name);
  rows.set(name, known === undefined || known === row ? row : ambiguous);
}
