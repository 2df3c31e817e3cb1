import type { ThemeSystem } from './theme-store.ts';

/** The operating system's wishes as the browser tells them; main has written the choice into the page it served. */
export function windowThemeSystem(window: Window): Omit<ThemeSystem, 'remember'> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  return {
    prefersDark: () => dark.matches,
    prefersContrast: () => contrast.matches,
    onChange(listener) {
      dark.addEventListener('change', listener);
      contrast.addEventListener('change', listener);
    },
    recall: () => window.document.documentElement.dataset['theme'] ?? null,
  };
}
