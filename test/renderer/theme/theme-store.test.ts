import { describe, expect, it } from 'vitest';
import { createThemeStore } from '../../../renderer/theme/theme-store.ts';
import type { ThemeStore } from '../../../renderer/theme/theme-store.ts';

interface System {
  dark: boolean;
  contrast: boolean;
  remembered: string | null;
  changed: () => void;
}

function start(part: Partial<System>): { readonly system: System; readonly theme: ThemeStore } {
  const system: System = {
    dark: false,
    contrast: false,
    remembered: null,
    changed: () => undefined,
    ...part,
  };
  const theme = createThemeStore({
    prefersDark: () => system.dark,
    prefersContrast: () => system.contrast,
    onChange(listener) {
      system.changed = listener;
    },
    recall: () => system.remembered,
    remember(choice) {
      system.remembered = choice;
    },
  });
  return { system, theme };
}

describe('the theme', () => {
  it('follows the operating system while nothing else is chosen', () => {
    const { system, theme } = start({});
    expect(theme.store.getState()).toEqual({ choice: 'system', theme: 'light' });
    system.dark = true;
    system.changed();
    expect(theme.store.getState().theme).toBe('dark');
    system.contrast = true;
    system.changed();
    expect(theme.store.getState().theme).toBe('contrast');
  });

  it('stays as chosen, also at the next start', () => {
    const { system, theme } = start({ dark: true });
    theme.choose('light');
    system.changed();
    expect(theme.store.getState().theme).toBe('light');
    expect(start({ dark: true, remembered: system.remembered }).theme.store.getState().theme).toBe('light');
  });

  it('follows the operating system where what is remembered is no theme', () => {
    expect(start({ remembered: 'sepia' }).theme.store.getState().choice).toBe('system');
  });
});
