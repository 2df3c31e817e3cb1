import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { Simulator } from '../../../shared/evaluate/simulate.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { EntitySetRepository, WorkOptions } from '../../storage/cache-entity-sets.ts';
import { databaseProblemKind } from '../../storage/database-problem.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { sampleSetId } from './sample-set.ts';

/** A set in memory, ready for simulations. */
export interface LoadedSet {
  readonly id: string;
  readonly simulator: Simulator;
}

/** Keeps the one set that is in use in memory. */
export interface LoadedSets {
  /** A set, from memory or the cache; the one before stays until this one is ready. Throws an RpcError. */
  readonly get: (id: string, options?: WorkOptions) => Promise<LoadedSet>;
  /** Takes a table that was just stored. */
  readonly put: (id: string, table: GraphTable) => LoadedSet;
  /** Lets go of a set that was removed. */
  readonly forget: (id: string) => void;
}

/** Makes a keeper that holds nothing yet. */
export function createLoadedSets(options: {
  readonly sets: EntitySetRepository;
  readonly sampleTable: () => GraphTable;
  /** Where the cache lies, for messages. */
  readonly place: string;
}): LoadedSets {
  const { sets, sampleTable, place } = options;
  let loaded: LoadedSet | null = null;
  let loading: { readonly id: string; readonly set: Promise<LoadedSet> } | null = null;

  async function load(id: string, work: WorkOptions): Promise<LoadedSet> {
    const table = id === sampleSetId ? sampleTable() : await loadStored(id, work);
    if (table === null) {
      throw new RpcError('not_found', 'This entity set is no longer there; choose another one.');
    }
    return { id, simulator: createSimulator(table) };
  }

  async function loadStored(id: string, work: WorkOptions): Promise<GraphTable | null> {
    try {
      return await sets.load(id, work);
    } catch (thrown) {
      if (work.signal?.aborted === true) throw new RpcError('cancelled', 'Cancelled.', { cause: thrown });
      if (databaseProblemKind(thrown) !== 'damaged')
        throw storageFailure('The set was not read', place, thrown);
      const message = 'This entity set is damaged; remove it and open its files again.';
      throw new RpcError('storage', message, { cause: thrown });
    }
  }

  function put(id: string, table: GraphTable): LoadedSet {
    loaded = { id, simulator: createSimulator(table) };
    return loaded;
  }

  return {
    get: async (id, work = {}) => {
      if (loaded?.id === id) return loaded;
      // Without a signal of its own a call can share the load that another one began.
      if (loading?.id === id && work.signal === undefined) return await loading.set;
      const mine = { id, set: load(id, work) };
      loading = mine;
      try {
        const set = await mine.set;
        if (loading === mine) loaded = set;
        return set;
      } finally {
        if (loading === mine) loading = null;
      }
    },
    put,
    forget: (id) => {
      if (loaded?.id === id) loaded = null;
    },
  };
}
