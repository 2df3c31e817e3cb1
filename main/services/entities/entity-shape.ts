import { isJsonArray, isJsonObject, ownValue } from '../../../shared/json/json-value.ts';
import type { JsonObject, JsonValue } from '../../../shared/json/json-value.ts';
import type { ObjectKind } from '../../../shared/evaluate/graph-table.ts';

/** What a list says about the objects in it. */
export type ListRole = 'objects' | 'vertices' | 'relationships';

/** One graph object as it goes into a set. */
export interface GraphObject {
  readonly kind: ObjectKind;
  readonly properties: JsonObject;
  /** The id of the query-result row, where it is a string. */
  readonly vertexId: string | undefined;
  readonly fromVertexId: string | undefined;
  readonly toVertexId: string | undefined;
}

/** A list of graph objects inside a page, a result or integration output. */
export interface ObjectList {
  readonly name: string;
  readonly role: ListRole;
  readonly elements: readonly JsonValue[];
}

/** How deep lists may stand: `{data:{queryV1:{data:{vertices}}}}` is the deepest known form. */
export const maximumEnvelopeDepth = 4;

const listRoles: ReadonlyMap<string, ListRole> = new Map([
  ['entities', 'objects'],
  ['items', 'objects'],
  ['data', 'objects'],
  ['vertices', 'vertices'],
  ['relationships', 'relationships'],
  ['mappedRelationships', 'relationships'],
  ['edges', 'relationships'],
]);
const envelopeNames: ReadonlySet<string> = new Set(['data', 'queryV1', 'queryV2']);
const endNames = ['_fromEntityKey', '_toEntityKey', '_fromEntityId', '_toEntityId'] as const;
const identityNames: ReadonlySet<string> = new Set(['_key', '_id', '_type', '_class', ...endNames]);

/** The role of the list under a name, or null where lists of that name are properties. */
export function listRole(name: string): ListRole | null {
  return listRoles.get(name) ?? null;
}

/** Whether an object under this name may hold lists of graph objects in its turn. */
export function isEnvelopeName(name: string): boolean {
  return envelopeNames.has(name);
}

/** Whether a member makes the object that has it one graph object or one row, whatever else it holds. */
export function marksSingleObject(name: string, value: JsonValue | undefined): boolean {
  return identityNames.has(name) || ((name === 'entity' || name === 'relationship') && isJsonObject(value));
}

/** Whether an object is one graph object or one row of a query result. */
export function isSingleObject(object: JsonObject): boolean {
  return Object.keys(object).some((name) => marksSingleObject(name, ownValue(object, name)));
}

/** Whether an object is a table result, whose rows are no graph objects. */
function isTableResult(type: JsonValue | undefined, data: JsonValue | undefined): boolean {
  return type === 'table' && isJsonArray(data);
}

/**
 * The lists of graph objects that an object holds, in its order; null where it holds none and `table` where it is
 * a table result. A list counts when it is empty or begins with an object; any other is a property.
 */
export function objectLists(object: JsonObject, depth = 1): readonly ObjectList[] | 'table' | null {
  if (isSingleObject(object)) return null;
  if (isTableResult(ownValue(object, 'type'), ownValue(object, 'data'))) return 'table';
  const lists: ObjectList[] = [];
  for (const [name, value] of Object.entries(object)) {
    const role = listRole(name);
    if (role !== null && isJsonArray(value)) {
      if (value.length === 0 || isJsonObject(value[0])) lists.push({ name, role, elements: value });
    } else if (isEnvelopeName(name) && isJsonObject(value) && depth < maximumEnvelopeDepth) {
      const nested = objectLists(value, depth + 1);
      if (nested === 'table') return 'table';
      if (nested !== null) lists.push(...nested);
    }
  }
  return lists.length === 0 ? null : lists;
}

/**
 * One object of a list as a graph object. A row with an object under `entity` or `relationship` becomes flat:
 * `properties` overlaid by it, and the row's `id` as `_id` where there is none.
 */
export function graphObject(object: JsonObject, role: ListRole): GraphObject {
  const relationship = ownValue(object, 'relationship');
  const entity = ownValue(object, 'entity');
  const inner = isJsonObject(relationship) ? relationship : isJsonObject(entity) ? entity : null;
  const properties = inner === null ? object : flatRow(object, inner);
  const isRelationship =
    role === 'relationships' ||
    isJsonObject(relationship) ||
    endNames.some((name) => Object.hasOwn(properties, name));
  const isVertex = !isRelationship && (inner !== null || role === 'vertices');
  return {
    kind: isRelationship ? 'relationship' : 'entity',
    properties,
    vertexId: isVertex ? stringAt(object, 'id') : undefined,
    fromVertexId: isRelationship ? stringAt(object, 'fromVertexId') : undefined,
    toVertexId: isRelationship ? stringAt(object, 'toVertexId') : undefined,
  };
}

function flatRow(row: JsonObject, inner: JsonObject): JsonObject {
  const outer = ownValue(row, 'properties');
  const flat: JsonObject = { ...(isJsonObject(outer) ? outer : {}), ...inner };
  const id = ownValue(row, 'id');
  return id === undefined || Object.hasOwn(flat, '_id') ? flat : { ...flat, _id: id };
}

function stringAt(object: JsonObject, name: string): string | undefined {
  const value = ownValue(object, name);
  return typeof value === 'string' ? value : undefined;
}
