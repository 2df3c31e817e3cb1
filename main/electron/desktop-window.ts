import { BrowserWindow, dialog, ipcMain, nativeTheme, powerMonitor, screen } from 'electron';
import type { Port } from '../../shared/rpc/port.ts';
import { appAddress, isAppPage } from './app-address.ts';
import { flushBeforeClose } from './closing.ts';
import { createCrashCount } from './crash-count.ts';
import type { KeptWindowState } from './kept-window-state.ts';
import { showFieldMenu } from './menu.ts';
import { createRpcPorts, rpcChannel } from './rpc-port.ts';
import { guardSession } from './session-guard.ts';
import { windowOptions } from './window-options.ts';
import type { WindowLook } from './window-options.ts';
import { changedZoom, visibleBounds } from './window-state.ts';

/** What the desktop window needs. */
export interface DesktopWindowOptions extends Pick<WindowLook, 'preload' | 'icon' | 'debug'> {
  /** Where the window's place and size are kept. */
  readonly kept: KeptWindowState;
  /** Told of each page that is loaded; its port closes when the page goes. */
  readonly onPage: (port: Port) => void;
  /** Told once the window is on screen. */
  readonly onShown: () => void;
  /** Keeps what was typed, before the window closes; settles in time, with false where it could not be kept. */
  readonly flush: () => Promise<boolean>;
}

/** The one window of the desktop program. */
export interface DesktopWindow {
  readonly bringToFront: () => void;
  /** Shows the operating system's folder dialog; null where the person cancels. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Makes everything in the window larger or smaller. */
  readonly zoom: (change: 'in' | 'out' | 'reset') => void;
}

const quietMilliseconds = 500;

/** Opens the window; Electron must be ready and serve the app's scheme. */
export function openDesktopWindow(options: DesktopWindowOptions): DesktopWindow {
  const { preload, icon, debug, kept, onPage, onShown, flush } = options;
  const left = kept.read();
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = left === null ? null : visibleBounds(left.bounds, screens);
  const dark = nativeTheme.shouldUseDarkColors;
  const window = new BrowserWindow(windowOptions({ preload, icon, dark, debug, bounds }));
  const contents = window.webContents;
  const ports = createRpcPorts(contents);
  const mayReload = createCrashCount(() => performance.now());
  let zoom = left?.zoom ?? 1;
  let quiet: NodeJS.Timeout | null = null;

  function remember(): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = null;
    if (!window.isDestroyed()) {
      kept.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized(), zoom });
    }
  }
  function rememberSoon(): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = setTimeout(remember, quietMilliseconds);
  }

  async function confirmLoss(): Promise<boolean> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'What you typed last could not be kept.',
      detail:
        'The disk may be full or the profile folder closed: the window says more. Closing loses that text.',
      buttons: ['Keep the Window', 'Close and Lose It'],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }

  async function giveUp(): Promise<void> {
    await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The window has stopped again and again.',
      detail: 'What you typed is kept. Latchkey ends now: start it again.',
      buttons: ['End Latchkey'],
    });
    window.destroy();
  }

  guardSession(contents.session);
  ipcMain.on(rpcChannel, ports.receive);
  contents.on('did-navigate', (_event, address) => {
    contents.setZoomFactor(zoom);
    if (isAppPage(address)) {
      onPage(ports.renew());
      return;
    }
    // Chromium goes to about:blank without asking anyone; from there the window comes back.
    ports.end();
    void window.loadURL(appAddress);
  });
  contents.on('render-process-gone', () => {
    ports.end();
    if (window.isDestroyed()) return;
    if (mayReload()) contents.reload();
    else void giveUp();
  });
  contents.on('context-menu', (_event, { isEditable }) => {
    if (isEditable) showFieldMenu();
  });
  window.once('ready-to-show', () => {
    if (left?.maximized === true) window.maximize();
    window.show();
    onShown();
    window.on('resize', rememberSoon);
    window.on('move', rememberSoon);
    window.on('maximize', rememberSoon);
    window.on('unmaximize', rememberSoon);
  });
  const closeAtOnce = flushBeforeClose(window, { flush, confirmLoss });
  powerMonitor.on('shutdown', closeAtOnce);
  window.on('close', remember);
  window.on('closed', () => {
    powerMonitor.off('shutdown', closeAtOnce);
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
    zoom(change) {
      if (window.isDestroyed()) return;
      zoom = changedZoom(zoom, change);
      contents.setZoomFactor(zoom);
      remember();
    },
  };
}
