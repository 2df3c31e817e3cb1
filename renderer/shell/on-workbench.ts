import { afterDraw } from '../components/after-draw.ts';
import type { WindowStore } from './window-store.ts';

/** Shows the workbench and then calls back: at once where it is on screen, so that no key goes elsewhere meanwhile. */
export function onWorkbench(window: WindowStore, callback: () => void): void {
  if (window.store.getState().screen === 'workbench') {
    callback();
    return;
  }
  window.show('workbench');
  afterDraw(callback);
}
