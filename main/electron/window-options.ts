import type { BrowserWindowConstructorOptions } from 'electron';

/** What the desktop window is made with: nothing of Node, nothing of other sites, everything in a sandbox. */
export function windowOptions(
  preload: string,
  dark: boolean,
  debug: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Latchkey',
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 500,
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
