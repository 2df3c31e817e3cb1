import { ownValue } from '../../shared/json/json-value.ts';
import type { JsonObject, JsonValue } from '../../shared/json/json-value.ts';
import type { ObjectKind } from '../../shared/evaluate/graph-table.ts';

/** An entity with the `id` of the query-result row that it came from. */
export interface PlainEntity {
  readonly properties: JsonObject;
  readonly vertexId: string | null;
}

/** A relationship with the vertex ids of the row that it came from. */
export interface PlainRelationship {
  readonly properties: JsonObject;
  readonly fromVertexId: string | null;
  readonly toVertexId: string | null;
}

/** One file of a set. Files of one stored set have the same number in `storedSet`; null: a file by itself. */
export interface PlainFile {
  readonly name: string;
  readonly storedSet: number | null;
  readonly entities: readonly PlainEntity[];
  readonly relationships: readonly PlainRelationship[];
}

/** A set of graph objects as plain lists. */
export interface PlainGraph {
  readonly files: readonly PlainFile[];
}

/** One object in the order of reports; `ends` are two entities of the set, null where missing or ambiguous. */
export interface PlainObject {
  readonly kind: ObjectKind;
  readonly properties: JsonObject;
  readonly ends: readonly (JsonObject | null)[];
}

/** All objects: file by file, in each first the entities, then the relationships. */
export function plainObjects(graph: PlainGraph): readonly PlainObject[] {
  return graph.files.flatMap((file) => [
    ...file.entities.map(({ properties }): PlainObject => ({ kind: 'entity', properties, ends: [] })),
    ...file.relationships.map((relationship): PlainObject => ({
      kind: 'relationship',
      properties: relationship.properties,
      ends: [
        endOf(
          graph,
          file,
          relationship.properties,
          '_fromEntityId',
          relationship.fromVertexId,
          '_fromEntityKey',
        ),
        endOf(graph, file, relationship.properties, '_toEntityId', relationship.toVertexId, '_toEntityKey'),
      ],
    })),
  ]);
}

/** The one entity that the first reference that is present names; null for none or several. */
function endOf(
  graph: PlainGraph,
  file: PlainFile,
  properties: JsonObject,
  idName: string,
  vertexId: string | null,
  keyName: string,
): JsonObject | null {
  const everywhere = graph.files.flatMap((other) => other.entities);
  const nearby =
    file.storedSet === null
      ? file.entities
      : graph.files.flatMap((other) => (other.storedSet === file.storedSet ? other.entities : []));
  const id = ownValue(properties, idName);
  const key = ownValue(properties, keyName);
  let named: readonly PlainEntity[] = [];
  if (id !== undefined) {
    named = everywhere.filter((entity) => names(id, ownValue(entity.properties, '_id')));
  } else if (vertexId !== null) {
    // An entity that came from no row has no vertex id; its `_id` is what a row would have called it.
    named = everywhere.filter((entity) =>
      names(vertexId, entity.vertexId ?? ownValue(entity.properties, '_id')),
    );
  } else if (key !== undefined) {
    named = nearby.filter((entity) => names(key, ownValue(entity.properties, '_key')));
  }
  return named.length === 1 ? (named[0]?.properties ?? null) : null;
}

/** Only a string that is not empty names anything. */
function names(reference: JsonValue, name: JsonValue | undefined): boolean {
  return typeof reference === 'string' && reference !== '' && reference === name;
}
