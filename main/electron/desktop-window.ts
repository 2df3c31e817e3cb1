import { BrowserWindow, dialog, ipcMain, nativeTheme, shell } from 'electron';
import type { Port } from '../../shared/rpc/port.ts';
import { appAddress, isAppAddress } from './app-address.ts';
import { guardNavigation } from './navigation-guard.ts';
import { createRpcPorts, rpcChannel } from './rpc-port.ts';
import { guardSession } from './session-guard.ts';
import { windowOptions } from './window-options.ts';

/** What the desktop window needs. */
export interface DesktopWindowOptions {
  /** The path of the built preload script. */
  readonly preload: string;
  /** Whether the developer tools can be opened. */
  readonly debug: boolean;
  /** Told of each page that is loaded; its port closes when the page goes. */
  readonly onPage: (port: Port) => void;
  /** Told once the window is on screen. */
  readonly onShown: () => void;
}

/** The one window of the desktop program. */
export interface DesktopWindow {
  readonly bringToFront: () => void;
  /** Shows the operating system's folder dialog; null where the person cancels. */
  readonly chooseFolder: () => Promise<string | null>;
}

/** Opens the window; Electron must be ready and serve the app's scheme. */
export function openDesktopWindow({ preload, debug, onPage, onShown }: DesktopWindowOptions): DesktopWindow {
  const window = new BrowserWindow(windowOptions(preload, nativeTheme.shouldUseDarkColors, debug));
  const contents = window.webContents;
  const ports = createRpcPorts(contents);
  guardSession(contents.session, isAppAddress);
  guardNavigation(contents, (address) => void shell.openExternal(address));
  ipcMain.on(rpcChannel, ports.receive);
  contents.on('did-navigate', () => {
    onPage(ports.renew());
  });
  contents.on('render-process-gone', () => {
    ports.end();
    if (!window.isDestroyed()) contents.reload();
  });
  window.once('ready-to-show', () => {
    window.show();
    onShown();
  });
  window.on('closed', () => {
    ports.end();
    ipcMain.off(rpcChannel, ports.receive);
  });
  void window.loadURL(appAddress);

  return {
    bringToFront() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open a workspace folder',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
