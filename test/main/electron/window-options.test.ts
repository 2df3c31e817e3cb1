import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../../main/electron/window-options.ts';

describe('the options of the desktop window', () => {
  it('give the page nothing of Node, in a sandbox, without webviews, and leave every protection of Chromium on', () => {
    const { webPreferences } = windowOptions('/program/preload.cjs', false, false);
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
    expect(windowOptions('', false, false)).toMatchObject({ show: false, backgroundColor: '#ffffff' });
    expect(windowOptions('', true, false)).toMatchObject({ show: false, backgroundColor: '#1a1c1f' });
  });
});
