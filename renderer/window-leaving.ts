/** What of the window and its document tells that the person turns to something else. */
export interface LeavableWindow {
  addEventListener(type: 'blur' | 'pagehide', listener: () => void): void;
  readonly document: { addEventListener(type: 'visibilitychange', listener: () => void): void };
}

/**
 * Calls back whenever the window loses the focus, is covered or goes. A newer window may then take its place, after
 * which it can reach main no more.
 */
export function whenLeft(window: LeavableWindow, callback: () => void): void {
  window.addEventListener('blur', callback);
  window.addEventListener('pagehide', callback);
  window.document.addEventListener('visibilitychange', callback);
}
