import { appAddress, isOutsideAddress } from './app-address.ts';

/** A step to another page that can still be prevented. */
export interface NavigationStep {
  readonly url: string;
  preventDefault(): void;
}

/** What of Electron's web contents can lead to another page. */
export interface GuardedContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (step: NavigationStep) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
}

/**
 * Keeps the desktop window on its one page: no link, form, redirect, dropped file, frame or new window leads
 * elsewhere. Documentation that the window wants to open goes to the person's own browser.
 */
export function guardNavigation(contents: GuardedContents, openOutside: (address: string) => void): void {
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isOutsideAddress(url)) openOutside(url);
    return { action: 'deny' };
  });
}

function stay(step: NavigationStep): void {
  // A reload is a navigation to the page itself.
  if (step.url !== appAddress) step.preventDefault();
}
