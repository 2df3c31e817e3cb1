import { isAppPage, isOutsideAddress } from './app-address.ts';

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
  on(
    event: 'select-bluetooth-device',
    listener: (
      event: { preventDefault(): void },
      devices: unknown,
      choose: (deviceId: string) => void,
    ) => void,
  ): unknown;
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
}

/**
 * Keeps contents on the window's one page: no link, form, redirect, dropped file, frame or new window leads
 * elsewhere, no device is chosen. Documentation that the window wants to open goes to the person's own browser.
 */
export function guardNavigation(contents: GuardedContents, openOutside: (address: string) => void): void {
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  // Without this the first Bluetooth device in reach would be chosen.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  // Calls between browsers would reach hosts that neither the page's policy nor the session's guard sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    if (isOutsideAddress(url)) openOutside(url);
    return { action: 'deny' };
  });
}

function stay(step: NavigationStep): void {
  // A reload is a navigation to the page itself.
  if (!isAppPage(step.url)) step.preventDefault();
}
