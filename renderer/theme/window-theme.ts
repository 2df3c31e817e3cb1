import type { ThemeSystem } from './theme-store.ts';

const rememberedAs = 'latchkey.theme';

/** The operating system's wishes as the browser tells them, with the choice in the window's own storage. */
export function windowThemeSystem(window: Window): ThemeSystem {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  return {
    prefersDark: () => dark.matches,
    prefersContrast: () => contrast.matches,
    onChange(listener) {
      dark.addEventListener('change', listener);
      contrast.addEventListener('change', listener);
    },
    recall: () => window.localStorage.getItem(rememberedAs),
    remember: (choice) => window.localStorage.setItem(rememberedAs, choice),
  };
}
