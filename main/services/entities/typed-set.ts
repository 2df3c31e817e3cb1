import { typedSetId, typedSetName } from '../../../shared/contract/entities.ts';
import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { readObjectText } from '../../../shared/json/object-text.ts';
import type { StoredEntitySet } from '../../storage/cache-entity-sets.ts';
import type { TypedObject } from '../../storage/typed-objects.ts';
import { graphObject } from './entity-shape.ts';
import type { GraphObject } from './entity-shape.ts';

/** The objects that were typed by hand, as a set. */
export interface TypedSet {
  readonly table: GraphTable;
  /** Where each object stands in the set, by its id; one that can't be read stands nowhere. */
  readonly positions: ReadonlyMap<string, number>;
}

/** Makes a set of typed objects: first the entities, then the relationships. */
export function makeTypedSet(objects: readonly TypedObject[]): TypedSet {
  const read = objects.flatMap(
    ({ id, text }): readonly { readonly id: string; readonly object: GraphObject }[] => {
      const found = readObjectText(text ?? '');
      return found.ok ? [{ id, object: graphObject(found.object, 'objects') }] : [];
    },
  );
  const entities = read.filter(({ object }) => object.kind === 'entity');
  const relationships = read.filter(({ object }) => object.kind === 'relationship');
  const builder = createGraphTableBuilder();
  builder.beginFile(typedSetName, 0);
  for (const { object } of entities) builder.addEntity(object.properties, object.vertexId);
  for (const { object } of relationships) {
    builder.addRelationship(object.properties, object.fromVertexId, object.toVertexId);
  }
  const ids = [...entities, ...relationships].map(({ id }) => id);
  return { table: builder.finish(), positions: new Map(ids.map((id, position) => [id, position])) };
}

/** How the typed objects are listed among the sets. */
export function typedSetEntry(table: GraphTable, objects: readonly TypedObject[]): StoredEntitySet {
  const times = objects.map(({ savedAt }) => savedAt).toSorted();
  return {
    id: typedSetId,
    name: typedSetName,
    source: 'Typed in this window; kept with your unsaved texts.',
    importedAt: times.at(-1) ?? '',
    entities: table.entities.size,
    relationships: table.relationships.size,
  };
}
