import type { workerContract } from '../../shared/contract/contract.ts';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { Handlers } from '../../shared/rpc/contract.ts';
import { createBrowseService } from '../services/browse/browse-service.ts';
import { createEntityService } from '../services/entities/entity-service.ts';
import { createEntityFactsService } from '../services/entity-facts/entity-facts-service.ts';
import { createLoadedSets } from '../services/entities/loaded-sets.ts';
import { makeSampleTable } from '../services/entities/sample-set.ts';
import { createTypedSource } from '../services/entities/typed-source.ts';
import { createSimulationService } from '../services/simulation/simulation-service.ts';
import { cachePath, openCacheDatabase } from '../storage/cache-database.ts';
import { createEntitySetRepository } from '../storage/cache-entity-sets.ts';
import type { Clock } from '../storage/clock.ts';
import { closeDatabase } from '../storage/database.ts';

/** Everything that runs in the worker. */
export interface WorkerServices {
  readonly handlers: Handlers<typeof workerContract>;
  /** Sentences that a person should see, such as that the cache was begun anew. */
  readonly notices: readonly string[];
  readonly close: () => void;
}

/** Opens the cache of a profile and makes the services over it. Throws a DatabaseProblem. */
export function createWorkerServices(options: {
  readonly profile: string;
  readonly clock: Clock;
}): WorkerServices {
  const { database, notice } = openCacheDatabase(options);
  const place = cachePath(options.profile);
  const sets = createEntitySetRepository(database);
  sets.removeIncomplete();
  let sample: GraphTable | null = null;
  const sampleTable = (): GraphTable => (sample ??= makeSampleTable());
  const typed = createTypedSource(options.profile);
  const loadedSets = createLoadedSets({ sets, sampleTable, typed, place });
  return {
    handlers: {
      ...createEntityService({ sets, loadedSets, sampleTable, typed, clock: options.clock, place }),
      ...createBrowseService({ loadedSets }),
      ...createEntityFactsService({ loadedSets }),
      ...createSimulationService({ loadedSets }),
    },
    notices: notice === null ? [] : [notice],
    close: () => closeDatabase(database),
  };
}
