import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ChangedPermission, PermissionChange } from '../../../shared/policy/what-if.ts';

/** What is tried of the open policy without touching its text. */
export interface WhatIfState {
  /** By the permission's place, ascending; empty where nothing is tried. */
  readonly changes: readonly ChangedPermission[];
  /** How many permissions the policy had when the first change was made; null where nothing is tried. */
  readonly permissions: number | null;
  /** Whether the last changes ended by themselves, until a person has read so. */
  readonly ended: boolean;
}

/** Tries the open policy without some permissions, or with their effects flipped. */
export interface WhatIfStore {
  readonly store: StoreApi<WhatIfState>;
  /** Tries a change of a permission of a policy with so many, or takes it back with null. */
  readonly change: (permission: number, change: PermissionChange | null, permissions: number) => void;
  /** Goes back to the text as it stands. */
  readonly clear: () => void;
  /**
   * Takes in how many permissions the text has now. Where that is another number the changes could mean other
   * permissions than the person chose, so they end.
   */
  readonly fit: (permissions: number) => void;
}

const nothing: WhatIfState = { changes: [], permissions: null, ended: false };

/** Creates the store, with nothing tried. */
export function createWhatIfStore(): WhatIfStore {
  const store = createStore<WhatIfState>(() => nothing);

  function clear(): void {
    const { changes, ended } = store.getState();
    if (changes.length > 0 || ended) store.setState(nothing);
  }

  return {
    store,
    clear,
    change(permission, change, permissions) {
      const others = store.getState().changes.filter((one) => one.permission !== permission);
      const changes = change === null ? others : [...others, { permission, change }];
      store.setState(
        changes.length === 0
          ? nothing
          : {
              changes: changes.toSorted((one, other) => one.permission - other.permission),
              permissions,
              ended: false,
            },
      );
    },
    fit(permissions) {
      const before = store.getState().permissions;
      if (before !== null && before !== permissions) store.setState({ ...nothing, ended: true });
    },
  };
}
