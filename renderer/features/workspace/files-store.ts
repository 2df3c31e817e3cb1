import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { WindowSettings } from '../../settings.ts';
import { foldersAround } from './policy-nodes.ts';

/** What a person does in the tree of policies. */
export interface FilesState {
  /** The rows of the folders whose policies are shown. */
  readonly expanded: ReadonlySet<string>;
  /** The policy whose row has the focus; null where the focus is elsewhere. */
  readonly chosen: string | null;
  /** The policy that is being given another name. */
  readonly renaming: string | null;
  /** What was done or refused, in one sentence, until the person goes on; `undo` where that can be undone. */
  readonly notice: {
    readonly text: string;
    readonly tone: 'note' | 'problem';
    readonly undo: boolean;
  } | null;
}

/** The tree of policies. */
export interface FilesStore {
  readonly store: StoreApi<FilesState>;
  readonly choose: (name: string | null) => void;
  readonly expand: (rows: Iterable<string>) => void;
  /** Shows the row of a policy. */
  readonly reveal: (name: string) => void;
  readonly beginRenaming: (name: string) => void;
  readonly endRenaming: () => void;
  readonly tell: (notice: FilesState['notice']) => void;
  /** Takes up what was shown in this workspace folder the last time. */
  readonly restore: () => Promise<void>;
}

/** Creates the store of the tree. */
export function createFilesStore(settings: WindowSettings): FilesStore {
  const store = createStore<FilesState>(() => ({
    expanded: new Set(),
    chosen: null,
    renaming: null,
    notice: null,
  }));

  function expand(rows: Iterable<string>): void {
    const expanded = new Set(rows);
    store.setState({ expanded });
    void settings.write('workspace.expanded', [...expanded].slice(0, 2000));
  }

  return {
    store,
    expand,
    choose: (chosen) => store.setState({ chosen }),
    reveal(name) {
      const { expanded } = store.getState();
      const missing = foldersAround(name).filter((row) => !expanded.has(row));
      if (missing.length > 0) expand([...expanded, ...missing]);
    },
    beginRenaming: (renaming) => store.setState({ renaming }),
    endRenaming: () => store.setState({ renaming: null }),
    tell: (notice) => store.setState({ notice }),
    async restore() {
      const expanded = (await settings.read('workspace.expanded')) ?? [];
      store.setState({ expanded: new Set(expanded), chosen: null, renaming: null, notice: null });
    },
  };
}
