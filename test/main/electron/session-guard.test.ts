import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuardedSession } from '../../../main/electron/session-guard.ts';
import { guardSession } from '../../../main/electron/session-guard.ts';

function createGuarded() {
  let request: Parameters<GuardedSession['setPermissionRequestHandler']>[0] | null = null;
  let check: Parameters<GuardedSession['setPermissionCheckHandler']>[0] | null = null;
  let device: (() => boolean) | null = null;
  let before: Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0] | null = null;
  let download: Parameters<GuardedSession['on']>[1] | null = null;
  guardSession({
    setPermissionRequestHandler: (handler) => {
      request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      device = handler;
    },
    on: (_event, listener) => {
      download = listener;
    },
    webRequest: {
      onBeforeRequest: (listener) => {
        before = listener;
      },
    },
  });
  return {
    requested: (permission: string): boolean | null => {
      let answer: boolean | null = null;
      request?.({}, permission, (granted) => {
        answer = granted;
      });
      return answer;
    },
    /** Whether a download goes on. */
    downloads: (address: string): boolean => {
      let prevented = false;
      const event = {
        preventDefault() {
          prevented = true;
        },
      };
      download?.(event, { getURL: () => address });
      return !prevented;
    },
    checked: (permission: string) => check?.({}, permission),
    device: () => device?.(),
    cancelled: (url: string): boolean | null => {
      let answer: boolean | null = null;
      before?.({ url }, ({ cancel }) => {
        answer = cancel;
      });
      return answer;
    },
  };
}

/** Every permission that Electron's own types name. */
function everyPermission(): readonly string[] {
  const types = readFileSync(
    join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'),
    'utf8',
  );
  const union =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
      types,
    )?.[1];
  return [...(union ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('the guard of the session', () => {
  it('denies every permission that Electron knows but writing text to the clipboard', () => {
    const { requested, checked } = createGuarded();
    const permissions = everyPermission();
    expect(permissions.length).toBeGreaterThan(30);
    expect(permissions.filter((permission) => requested(permission) === true)).toEqual([
      'clipboard-sanitized-write',
    ]);
    expect(permissions.filter((permission) => checked(permission))).toEqual(['clipboard-sanitized-write']);
  });

  it('denies every device', () => {
    expect(createGuarded().device()).toBe(false);
  });

  it.each([
    'https://evil.example/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'app://bundle.evil/a.js',
    'data:text/plain,1',
  ])('case 46: cancels a request of %s', (url) => {
    expect(createGuarded().cancelled(url)).toBe(true);
  });

  it('lets the window read its own files', () => {
    expect(createGuarded().cancelled('app://bundle/assets/main.js')).toBe(false);
  });

  it('lets the page save what it has made itself, and nothing from elsewhere', () => {
    const { downloads, cancelled } = createGuarded();
    expect(downloads('blob:app://bundle/0c7b')).toBe(true);
    expect(cancelled('blob:app://bundle/0c7b')).toBe(false);
    for (const address of ['https://evil.example/a.exe', 'blob:https://evil.example/1', 'data:text/html,1']) {
      expect(downloads(address)).toBe(false);
    }
  });
});
