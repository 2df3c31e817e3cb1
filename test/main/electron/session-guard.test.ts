import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAppAddress } from '../../../main/electron/app-address.ts';
import type { GuardedSession } from '../../../main/electron/session-guard.ts';
import { guardSession } from '../../../main/electron/session-guard.ts';

function createGuarded() {
  let request: Parameters<GuardedSession['setPermissionRequestHandler']>[0] | null = null;
  let check: Parameters<GuardedSession['setPermissionCheckHandler']>[0] | null = null;
  let device: (() => boolean) | null = null;
  let before: Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0] | null = null;
  guardSession(
    {
      setPermissionRequestHandler: (handler) => {
        request = handler;
      },
      setPermissionCheckHandler: (handler) => {
        check = handler;
      },
      setDevicePermissionHandler: (handler) => {
        device = handler;
      },
      webRequest: {
        onBeforeRequest: (listener) => {
          before = listener;
        },
      },
    },
    isAppAddress,
  );
  return {
    requested: (permission: string): boolean | null => {
      let answer: boolean | null = null;
      request?.({}, permission, (granted) => {
        answer = granted;
      });
      return answer;
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
});
