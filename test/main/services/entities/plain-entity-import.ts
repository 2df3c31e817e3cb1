import type { JsonObject, JsonValue } from '../../../../shared/json/json-value.ts';

/** What a text of entities holds, read the plain way: JSON.parse of the whole, else of each line. */
export interface PlainSet {
  readonly entities: readonly JsonObject[];
  readonly relationships: readonly JsonObject[];
  readonly vertexIds: readonly (string | undefined)[];
  readonly ends: readonly (readonly [string | undefined, string | undefined])[];
}

/** Reads a text as the design's section 5 says, with nothing shared with the program; null where it is refused. */
export function plainEntityImport(text: string): PlainSet | null {
  const values = valuesOf(text);
  const set = {
    entities: [] as JsonObject[],
    relationships: [] as JsonObject[],
    vertexIds: [] as (string | undefined)[],
    ends: [] as [string | undefined, string | undefined][],
  };
  for (const value of values) {
    if (Array.isArray(value)) for (const element of value) add(element as JsonObject, 'list');
    else if (isSingle(value as JsonObject)) add(value as JsonObject, 'list');
    else {
      const lists = listsIn(value as JsonObject);
      if (lists.length > 0) for (const [name, list] of lists) for (const element of list) add(element, name);
      else if (values.length > 1) add(value as JsonObject, 'list');
      else return null;
    }
  }
  return set;

  function add(element: JsonObject, list: string): void {
    const inner = objectOr(element['relationship']) ?? objectOr(element['entity']);
    let flat = element;
    if (inner !== null) {
      const entries = new Map([
        ...Object.entries(objectOr(element['properties']) ?? {}),
        ...Object.entries(inner),
      ]);
      if (!entries.has('_id') && Object.hasOwn(element, 'id')) entries.set('_id', element['id'] as JsonValue);
      flat = Object.fromEntries(entries);
    }
    const isRelationship =
      ['relationships', 'mappedRelationships', 'edges'].includes(list) ||
      objectOr(element['relationship']) !== null ||
      Object.keys(flat).some((name) => /^_(from|to)Entity(Key|Id)$/.test(name));
    const text = (name: string) => (typeof element[name] === 'string' ? element[name] : undefined);
    if (isRelationship) {
      set.relationships.push(flat);
      set.ends.push([text('fromVertexId'), text('toVertexId')]);
    } else {
      set.entities.push(flat);
      set.vertexIds.push(inner !== null || list === 'vertices' ? text('id') : undefined);
    }
  }
}

function valuesOf(text: string): JsonValue[] {
  try {
    return [JSON.parse(text) as JsonValue];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as JsonValue);
  }
}

function isSingle(object: JsonObject): boolean {
  const names = Object.keys(object);
  return (
    names.some((name) => /^_(key|id|type|class|(from|to)Entity(Key|Id))$/.test(name)) ||
    objectOr(object['entity']) !== null ||
    objectOr(object['relationship']) !== null
  );
}

function listsIn(object: JsonObject): [string, JsonObject[]][] {
  if (isSingle(object)) return [];
  return Object.entries(object).flatMap(([name, value]): [string, JsonObject[]][] => {
    const isList = Array.isArray(value) && (value.length === 0 || objectOr(value[0] as JsonValue) !== null);
    if (isList && /^(entities|relationships|mappedRelationships|vertices|edges|items|data)$/.test(name)) {
      return [[name, value as JsonObject[]]];
    }
    const inner = objectOr(value);
    return inner !== null && /^(data|queryV1|queryV2)$/.test(name) ? listsIn(inner) : [];
  });
}

function objectOr(value: JsonValue | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
