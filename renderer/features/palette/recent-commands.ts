import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { commandTable } from '../../../shared/commands/command-table.ts';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import type { WindowSettings } from '../../settings.ts';

/** The commands that were chosen in the palette, the newest first; remembered over a restart. */
export interface RecentCommands {
  readonly store: StoreApi<readonly CommandId[]>;
  /** Takes in what is remembered. */
  readonly read: () => Promise<void>;
  readonly use: (id: CommandId) => void;
}

const most = 5;

/** Creates the list, empty until it is read. */
export function createRecentCommands(settings: WindowSettings): RecentCommands {
  const store = createStore<readonly CommandId[]>(() => []);
  return {
    store,
    async read() {
      const remembered = (await settings.read('window.commands')) ?? [];
      // Another version may have had other commands.
      const known = remembered.flatMap((id) => commandTable.find((entry) => entry.id === id)?.id ?? []);
      store.setState([...new Set(known)].slice(0, most), true);
    },
    use(id) {
      const next = [id, ...store.getState().filter((one) => one !== id)].slice(0, most);
      store.setState(next, true);
      void settings.write('window.commands', next);
    },
  };
}
