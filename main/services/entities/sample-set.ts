import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { makeSampleInventory, sampleInventoryName } from './sample-inventory.ts';
import type { StoredEntitySet } from '../../storage/cache-entity-sets.ts';

/** The id of the built-in set, which is always there. */
export const sampleSetId = 'sample';

/** The built-in set as a table. */
export function makeSampleTable(): GraphTable {
  const inventory = makeSampleInventory();
  const builder = createGraphTableBuilder();
  builder.beginFile(sampleInventoryName, 0);
  for (const entity of inventory.entities) builder.addEntity(entity);
  for (const relationship of inventory.relationships) builder.addRelationship(relationship);
  return builder.finish();
}

/** How the built-in set is listed. */
export function sampleSet(table: GraphTable): StoredEntitySet {
  return {
    id: sampleSetId,
    name: sampleInventoryName,
    source: 'Built into Latchkey; every name in it is made up.',
    importedAt: '2026-09-01T00:00:00.000Z',
    entities: table.entities.size,
    relationships: table.relationships.size,
  };
}
