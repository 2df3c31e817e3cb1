import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../../main/electron/window-options.ts';

const look = {
  preload: '/program/preload.cjs',
  icon: '/program/icon.png',
  dark: false,
  debug: false,
  bounds: null,
};

describe('the options of the desktop window', () => {
  it('give the page nothing of Node, in a sandbox, without webviews, and leave every protection of Chromium on', () => {
    const { webPreferences } = windowOptions(look);
    expect(webPreferences).toEqual({
      preload: '/program/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  it('show the window only once it has something to show, in the colour of its theme', () => {
    expect(windowOptions(look)).toMatchObject({ show: false, backgroundColor: '#ffffff' });
    expect(windowOptions({ ...look, dark: true })).toMatchObject({ show: false, backgroundColor: '#1a1c1f' });
  });

  it('bring the window back to where it was left', () => {
    const bounds = { x: 10, y: 20, width: 900, height: 600 };
    expect(windowOptions({ ...look, bounds })).toMatchObject(bounds);
    expect(windowOptions(look)).toMatchObject({ width: 1440, height: 900 });
    expect(windowOptions(look)).not.toHaveProperty('x');
  });
});
