import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { themeChoice } from '../../shared/contract/settings.ts';
import type { ThemeChoice } from '../../shared/contract/settings.ts';

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
  /** Takes in what main remembers, which the page may not have known when it began. */
  readonly adopt: (choice: ThemeChoice) => void;
}

/** What the operating system wants, and where the choice is remembered. */
export interface ThemeSystem {
  readonly prefersDark: () => boolean;
  readonly prefersContrast: () => boolean;
  readonly onChange: (listener: () => void) => void;
  readonly recall: () => string | null;
  readonly remember: (choice: ThemeChoice) => void;
}

/** Creates the store of the theme; it follows the operating system while the choice is `system`. */
export function createThemeStore(system: ThemeSystem): ThemeStore {
  const recalled = themeChoice.safeParse(system.recall()).data ?? 'system';
  const store = createStore<ThemeState>(() => ({ choice: recalled, theme: resolve(recalled, system) }));
  system.onChange(() => {
    const { choice } = store.getState();
    store.setState({ theme: resolve(choice, system) });
  });
  function adopt(choice: ThemeChoice): void {
    store.setState({ choice, theme: resolve(choice, system) });
  }
  return {
    store,
    adopt,
    choose(choice) {
      system.remember(choice);
      adopt(choice);
    },
  };
}

function resolve(choice: ThemeChoice, system: ThemeSystem): Theme {
  if (choice !== 'system') return choice;
  if (system.prefersContrast()) return 'contrast';
  return system.prefersDark() ? 'dark' : 'light';
}
