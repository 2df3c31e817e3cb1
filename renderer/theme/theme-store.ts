import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** What a person can choose; `system` follows the operating system. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

/** What is on screen. */
export type Theme = 'light' | 'dark' | 'contrast';

/** The chosen theme and the one on screen. */
export interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
}

/** The theme of the window. */
export interface ThemeStore {
  readonly store: StoreApi<ThemeState>;
  readonly choose: (choice: ThemeChoice) => void;
}

/** What the operating system wants, and where the choice is remembered. */
export interface ThemeSystem {
  readonly prefersDark: () => boolean;
  readonly prefersContrast: () => boolean;
  readonly onChange: (listener: () => void) => void;
  readonly recall: () => string | null;
  readonly remember: (choice: ThemeChoice) => void;
}

const choices: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

/** Creates the store of the theme; it follows the operating system while the choice is `system`. */
export function createThemeStore(system: ThemeSystem): ThemeStore {
  const recalled = choices.find((choice) => choice === system.recall()) ?? 'system';
  const store = createStore<ThemeState>(() => ({ choice: recalled, theme: resolve(recalled, system) }));
  system.onChange(() => {
    const { choice } = store.getState();
    store.setState({ theme: resolve(choice, system) });
  });
  return {
    store,
    choose(choice) {
      system.remember(choice);
      store.setState({ choice, theme: resolve(choice, system) });
    },
  };
}

function resolve(choice: ThemeChoice, system: ThemeSystem): Theme {
  if (choice !== 'system') return choice;
  if (system.prefersContrast()) return 'contrast';
  return system.prefersDark() ? 'dark' : 'light';
}
