import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import type { StoredEntitySet } from '../../storage/cache-entity-sets.ts';
import { readTypedObjectsOf } from '../../storage/typed-objects-of-profile.ts';
import { makeTypedSet, typedSetEntry } from './typed-set.ts';

/** The typed objects as they are now. */
export interface TypedSnapshot {
  readonly revision: number;
  readonly table: GraphTable;
  readonly entry: StoredEntitySet;
}

/** Where the typed objects come from: another thread or program may change them at any time. */
export interface TypedSource {
  /** Null where nothing is typed. */
  readonly read: () => TypedSnapshot | null;
}

/** Reads the typed objects of a profile; their set is made anew only where they changed. */
export function createTypedSource(profile: string): TypedSource {
  let last: TypedSnapshot | null = null;
  return {
    read: () => {
      const stored = readTypedObjectsOf(profile, last?.revision ?? null);
      if (stored === 'same') return last;
      last = null;
      if (stored === null || stored.objects.length === 0) return null;
      const { table } = makeTypedSet(stored.objects);
      last = { revision: stored.revision, table, entry: typedSetEntry(table, stored.objects) };
      return last;
    },
  };
}
