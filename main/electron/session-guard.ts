import { isAppAddress, isOwnBlob } from './app-address.ts';

/** What of Electron's session is closed to the window. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  on(
    event: 'will-download',
    listener: (event: { preventDefault(): void }, item: { getURL(): string }) => void,
  ): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        callback: (response: { readonly cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/**
 * Denies every permission but writing plain text to the clipboard, every device, every request beyond the window's own
 * files, and every download but of what the window's page has made itself.
 */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    callback(isGranted(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isAppAddress(url) && !isOwnBlob(url) && !url.startsWith('devtools://') });
  });
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) event.preventDefault();
  });
}

function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
