/** What of Electron's session is closed to the window. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        callback: (response: { readonly cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/** Denies every permission but writing plain text to the clipboard, every device, and every request beyond the window's own files. */
export function guardSession(session: GuardedSession, isOwn: (address: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    callback(isGranted(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isOwn(url) && !url.startsWith('devtools://') });
  });
}

function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
