import { typedSetId } from '../../../shared/contract/entities.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { Simulator } from '../../../shared/evaluate/simulate.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { EntitySetRepository, WorkOptions } from '../../storage/cache-entity-sets.ts';
import { databaseProblemKind } from '../../storage/database-problem.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { joinTables } from './joined-table.ts';
import { sampleSetId } from './sample-set.ts';
import { isTypedMember, membersOf } from './selection.ts';
import type { TypedSource } from './typed-source.ts';

/** The chosen sets in memory as one, ready for simulations. */
export interface LoadedSet {
  /** The selection. */
  readonly id: string;
  readonly simulator: Simulator;
}

/** Keeps the sets that are in use in memory: those chosen, and the one that is browsed. */
export interface LoadedSets {
  /** A selection, from memory or the cache; the one before stays until this one is ready. Throws an RpcError. */
  readonly get: (selection: string, options?: WorkOptions) => Promise<LoadedSet>;
  /** One set by itself. Throws an RpcError. */
  readonly table: (id: string, options?: WorkOptions) => Promise<GraphTable>;
  /** Takes a table that was just stored, until a selection is loaded. */
  readonly put: (id: string, table: GraphTable) => void;
  /** Lets go of a set that was removed. */
  readonly forget: (id: string) => void;
}

/** Makes a keeper that holds nothing yet. */
export function createLoadedSets(options: {
  readonly sets: EntitySetRepository;
  readonly sampleTable: () => GraphTable;
  readonly typed: TypedSource;
  /** Where the cache lies, for messages. */
  readonly place: string;
}): LoadedSets {
  const { sets, sampleTable, typed, place } = options;
  let loaded: LoadedSet | null = null;
  let loading: { readonly id: string; readonly set: Promise<LoadedSet> } | null = null;
  /** The tables of the selection in memory, by member. */
  let members: ReadonlyMap<string, GraphTable> = new Map();
  let browsed: { readonly member: string; readonly table: GraphTable } | null = null;

  async function load(selection: string, work: WorkOptions): Promise<LoadedSet> {
    const names = membersOf(selection);
    if (names === null) throw notThere();
    const tables = new Map<string, GraphTable>();
    for (const [index, name] of names.entries()) {
      const onProgress = (fraction: number): void => work.onProgress?.((index + fraction) / names.length);
      tables.set(name, await tableOf(name, { ...work, onProgress }));
    }
    const set = { id: selection, simulator: createSimulator(joinTables([...tables.values()])) };
    members = tables;
    return set;
  }

  async function tableOf(member: string, work: WorkOptions): Promise<GraphTable> {
    const known = members.get(member) ?? (browsed?.member === member ? browsed.table : undefined);
    if (known !== undefined) return known;
    const table =
      member === sampleSetId
        ? sampleTable()
        : isTypedMember(member)
          ? (typed.read()?.table ?? null)
          : await loadStored(member, work);
    if (table === null) throw notThere();
    return table;
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

  return {
    get: async (selection, work = {}) => {
      if (loaded?.id === selection) return loaded;
      // Without a signal of its own a call can share the load that another one began.
      if (loading?.id === selection && work.signal === undefined) return await loading.set;
      const mine = { id: selection, set: load(selection, work) };
      loading = mine;
      try {
        const set = await mine.set;
        if (loading === mine) loaded = set;
        return set;
      } finally {
        if (loading === mine) loading = null;
      }
    },
    table: async (id, work = {}) => {
      const member = id === typedSetId ? `${typedSetId}@${typed.read()?.revision ?? 0}` : id;
      const table = await tableOf(member, work);
      // The tables of the selection are in memory anyway.
      browsed = members.has(member) ? null : { member, table };
      return table;
    },
    put: (id, table) => {
      members = new Map([...members, [id, table]]);
    },
    forget: (id) => {
      if (browsed?.member === id) browsed = null;
      if (!members.has(id)) return;
      members = new Map([...members].filter(([member]) => member !== id));
      if (loaded !== null && membersOf(loaded.id)?.includes(id) === true) loaded = null;
    },
  };
}

function notThere(): RpcError {
  return new RpcError('not_found', 'This entity set is no longer there; choose another one.');
}
