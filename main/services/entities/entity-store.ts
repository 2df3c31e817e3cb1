import { typedSetId, typedSetName } from '../../../shared/contract/entities.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { openCacheForReading } from '../../storage/cache-database.ts';
import { createEntitySetRepository } from '../../storage/cache-entity-sets.ts';
import type { WorkOptions } from '../../storage/cache-entity-sets.ts';
import { sampleInventoryName } from './sample-inventory.ts';
import { makeSampleTable, sampleSetId } from './sample-set.ts';
import { createTypedSource } from './typed-source.ts';

/**
 * The objects of a stored set by its id or its name, the built-in sample and what was typed by hand included; null where there is none.
 * Nothing is written. Throws a DatabaseProblem where the cache or the set is damaged.
 */
export async function findStoredSet(
  profile: string,
  nameOrId: string,
  options: WorkOptions = {},
): Promise<GraphTable | null> {
  const database = openCacheForReading(profile);
  try {
    const sets = database === null ? null : createEntitySetRepository(database);
    const listed = sets?.list() ?? [];
    const found =
      listed.find((set) => set.id === nameOrId) ?? listed.find((set) => set.name === nameOrId) ?? null;
    if (sets !== null && found !== null) return await sets.load(found.id, options);
    if (nameOrId === sampleSetId || nameOrId === sampleInventoryName) return makeSampleTable();
    return nameOrId === typedSetId || nameOrId === typedSetName ? typedTable(profile) : null;
  } finally {
    database?.close();
  }
}

function typedTable(profile: string): GraphTable | null {
  return createTypedSource(profile).read()?.table ?? null;
}
