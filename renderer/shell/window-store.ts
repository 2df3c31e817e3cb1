import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { JsonPath, TextRange } from '../../shared/policy/finding.ts';

/** The dialogs of the window; one is open at a time. */
export type DialogName =
  | 'folder'
  | 'newPolicy'
  | 'questions'
  | 'entities'
  | 'copyRequest'
  | 'pasteRequest'
  | 'permissions'
  | 'typedObject'
  | 'palette'
  | 'policies'
  | 'shortcuts';

/** What the drawer below the text shows. */
export type DrawerTab = 'problems' | 'history';

/** Something that nothing in the program expected. */
export interface Failure {
  readonly sentence: string;
  /** What a person can hand on; nobody's data is in it. */
  readonly report: string;
}

/** A place in the policy's text that the editor must go to, once for each nonce. */
export interface Reveal {
  readonly path: JsonPath;
  readonly range?: TextRange;
  readonly nonce: number;
}

/** The screens of the window; one is shown at a time. */
export type ScreenName = 'workbench' | 'entities';

/** What the parts of the window show each other. */
export interface WindowState {
  readonly screen: ScreenName;
  readonly dialog: DialogName | null;
  readonly reveal: Reveal | null;
  readonly drawer: DrawerTab;
  /** What happened at start, until a person has read it. */
  readonly notices: readonly string[];
  /** What failed unexpectedly in main, until a person has read it. */
  readonly failure: Failure | null;
  /** What was just done and can't be seen elsewhere, for a moment; the nonce tells two alike apart. */
  readonly said: { readonly sentence: string; readonly nonce: number } | null;
}

/** Dialogs, places to go to and notices. */
export interface WindowStore {
  readonly store: StoreApi<WindowState>;
  readonly show: (screen: ScreenName) => void;
  readonly openDialog: (dialog: DialogName) => void;
  readonly closeDialog: () => void;
  readonly showDrawer: (drawer: DrawerTab) => void;
  readonly goTo: (path: JsonPath, range?: TextRange) => void;
  readonly notify: (notices: readonly string[]) => void;
  readonly dismiss: (notice: string) => void;
  readonly dismissAll: () => void;
  readonly tellFailure: (failure: Failure | null) => void;
  /** Says for a moment that something was done. */
  readonly say: (sentence: string) => void;
  /** Ends what is said, unless something newer is. */
  readonly fallSilent: (nonce: number) => void;
}

/** Creates the store of what the parts of the window show each other. */
export function createWindowStore(): WindowStore {
  const store = createStore<WindowState>(() => ({
    screen: 'workbench',
    dialog: null,
    reveal: null,
    drawer: 'problems',
    notices: [],
    failure: null,
    said: null,
  }));
  return {
    store,
    show: (screen) => store.setState({ screen }),
    openDialog: (dialog) => store.setState({ dialog }),
    closeDialog: () => store.setState({ dialog: null }),
    showDrawer: (drawer) => store.setState({ drawer }),
    goTo(path, range) {
      const nonce = (store.getState().reveal?.nonce ?? 0) + 1;
      store.setState({ reveal: range === undefined ? { path, nonce } : { path, range, nonce } });
    },
    notify: (notices) =>
      store.setState(({ notices: before }) => ({ notices: [...new Set([...before, ...notices])] })),
    dismiss: (notice) =>
      store.setState(({ notices }) => ({ notices: notices.filter((one) => one !== notice) })),
    dismissAll: () => store.setState({ notices: [] }),
    tellFailure: (failure) => store.setState({ failure }),
    say: (sentence) => store.setState(({ said }) => ({ said: { sentence, nonce: (said?.nonce ?? 0) + 1 } })),
    fallSilent: (nonce) => store.setState(({ said }) => (said?.nonce === nonce ? { said: null } : {})),
  };
}
