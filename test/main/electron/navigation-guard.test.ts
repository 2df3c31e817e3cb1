import { describe, expect, it } from 'vitest';
import { isOutsideAddress } from '../../../main/electron/app-address.ts';
import type { GuardedContents, NavigationStep } from '../../../main/electron/navigation-guard.ts';
import { guardNavigation } from '../../../main/electron/navigation-guard.ts';

type Listener = (step: NavigationStep, devices: unknown, choose: (id: string) => void) => void;

function createGuarded() {
  const listeners = new Map<string, Listener>();
  const outside: string[] = [];
  const policies: string[] = [];
  const chosen: string[] = [];
  let open: ((details: { readonly url: string }) => unknown) | null = null;
  const contents: GuardedContents = {
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    setWindowOpenHandler: (handler) => {
      open = handler;
    },
    setWebRTCIPHandlingPolicy: (policy) => policies.push(policy),
  };
  guardNavigation(contents, (address) => outside.push(address));
  return {
    outside,
    policies,
    chosen,
    open: (url: string) => open?.({ url }),
    /** Whether the step was prevented. */
    goes: (event: string, url: string): boolean => {
      let prevented = false;
      const step = {
        url,
        preventDefault() {
          prevented = true;
        },
      };
      listeners.get(event)?.(step, [{ deviceId: 'near' }], (id) => chosen.push(id));
      return !prevented;
    },
  };
}

const elsewhere = [
  'https://evil.example/',
  'https://docs.jupiterone.io/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'file:///home/person/dropped.html',
  'about:blank',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'blob:app://bundle/1',
  'app://bundle.evil/',
  'app://bundle/other.html',
  'app://bundle/?a=1',
];

describe('the guard of navigation', () => {
  it.each(elsewhere)('case 45: a link, form, redirect, frame or dropped file to %s is prevented', (url) => {
    const { goes } = createGuarded();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(goes(event, url)).toBe(false);
    }
  });

  it('lets the window load its own page again', () => {
    const { goes } = createGuarded();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(goes(event, 'app://bundle/')).toBe(true);
      expect(goes(event, 'app://bundle/#place')).toBe(true);
    }
  });

  it('case 45: a webview is never attached', () => {
    expect(createGuarded().goes('will-attach-webview', 'app://bundle/')).toBe(false);
  });

  it('chooses no Bluetooth device and lets no call between browsers out', () => {
    const { goes, chosen, policies } = createGuarded();
    expect(goes('select-bluetooth-device', '')).toBe(false);
    expect(chosen).toEqual(['']);
    expect(policies).toEqual(['disable_non_proxied_udp']);
  });

  it.each([...elsewhere, 'app://bundle/'])('case 45: no window is opened for %s', (url) => {
    const { open } = createGuarded();
    expect(open(url)).toEqual({ action: 'deny' });
  });

  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'http://docs.jupiterone.io/',
    'https://docs.jupiterone.io.evil.com/',
    'https://evil.com/docs.jupiterone.io',
    'https://person@docs.jupiterone.io/',
    'https://docs.jupiterone.io:pass@evil.com/',
    'https://docs.jupiterone.io:8443/',
    'https://docs.jupiterone.io./',
    'https://evil.docs.jupiterone.io/',
    'https://xn--docs-jupiterone-io.com/',
    'vscode://file/etc/passwd',
    'mailto:a@b.c',
    ' ',
    '',
  ])('case 48: "%s" is not opened outside', (url) => {
    const { open, outside } = createGuarded();
    expect(isOutsideAddress(url)).toBe(false);
    open(url);
    expect(outside).toEqual([]);
  });

  it("opens documentation in the person's own browser", () => {
    const { open, outside } = createGuarded();
    open('https://docs.jupiterone.io/reference/api-keys');
    expect(outside).toEqual(['https://docs.jupiterone.io/reference/api-keys']);
  });
});
