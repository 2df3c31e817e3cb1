import type { SettingValue } from '../../../shared/contract/settings.ts';
import type { WindowSettings } from '../../settings.ts';
import type { Kind } from '../../../shared/report/simulation.ts';

/** Remembers which columns a person chose for the objects of a kind in a set. */
export interface ColumnMemory {
  readonly read: (setId: string, kind: Kind) => Promise<readonly string[] | null>;
  readonly write: (setId: string, kind: Kind, columns: readonly string[]) => Promise<void>;
}

type Remembered = SettingValue<'browse.columns'>[number];

const mostRemembered = 50;

/** A memory that lasts from one run to the next; of many sets it forgets the one that was chosen for longest ago. */
export function createColumnMemory(settings: WindowSettings): ColumnMemory {
  async function all(): Promise<readonly Remembered[]> {
    return (await settings.read('browse.columns')) ?? [];
  }
  return {
    async read(setId, kind) {
      const found = (await all()).find((one) => one.setId === setId && one.kind === kind);
      return found?.columns ?? null;
    },
    async write(setId, kind, columns) {
      const others = (await all()).filter((one) => one.setId !== setId || one.kind !== kind);
      const kept = [{ setId, kind, columns: [...columns] }, ...others].slice(0, mostRemembered);
      await settings.write('browse.columns', kept);
    },
  };
}
