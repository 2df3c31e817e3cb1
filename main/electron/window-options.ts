import type { BrowserWindowConstructorOptions } from 'electron';
import type { Rectangle } from './window-state.ts';

/** What of the desktop window differs from machine to machine and from start to start. */
export interface WindowLook {
  /** The path of the built preload script. */
  readonly preload: string;
  /** The path of the program's picture. */
  readonly icon: string;
  readonly dark: boolean;
  /** Whether the developer tools can be opened. */
  readonly debug: boolean;
  /** Where the window was left; null for the middle of the screen. */
  readonly bounds: Rectangle | null;
}

/** What the desktop window is made with: nothing of Node, nothing of other sites, everything in a sandbox. */
export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  const { preload, icon, dark, debug, bounds } = look;
  return {
    title: 'Latchkey',
    icon,
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 500,
    ...bounds,
    // Shown once it has something to show, in the colour of its theme until then.
    show: false,
    backgroundColor: dark ? '#1a1c1f' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // The spelling check would fetch its dictionaries from the network.
      spellcheck: false,
      devTools: debug,
    },
  };
}
