import { z } from 'zod';

/** Remembers which columns a person chose for the objects of a kind in a set. */
export interface ColumnMemory {
  readonly read: (key: string) => readonly string[] | null;
  readonly write: (key: string, columns: readonly string[]) => void;
}

const place = 'latchkey.columns';
const mostRemembered = 40;
const stored = z.array(z.tuple([z.string(), z.array(z.string())]));

/** A memory in the storage of the window, the set that was looked at last first. */
export function createColumnMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): ColumnMemory {
  function all(): readonly (readonly [string, readonly string[]])[] {
    try {
      return stored.parse(JSON.parse(storage.getItem(place) ?? '[]'));
    } catch {
      return [];
    }
  }
  return {
    read: (key) => all().find(([known]) => known === key)?.[1] ?? null,
    write: (key, columns) => {
      const others = all().filter(([known]) => known !== key);
      storage.setItem(place, JSON.stringify([[key, columns], ...others].slice(0, mostRemembered)));
    },
  };
}
