import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callRaw } from './raw-messages.ts';
import { heading, programFolder, removeFolder, startDesktop, temporaryFolder } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const range = /^Latchkey: [^]*sees 201 to 420 of 2,031 entities/;
const own = 'app://bundle/';
let folder: string;
let desktop: RunningDesktop;

// One window for all: none of what is tried here may do it any harm.
beforeAll(async () => {
  folder = await temporaryFolder();
  desktop = await startDesktop(join(folder, 'profile'));
  await heading(desktop.page, /sees 201/).waitFor();
  await desktop.app.evaluate(({ shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { openedOutside: seen, faults: [] });
    shell.openExternal = (address) => {
      seen.push(address);
      return Promise.resolve();
    };
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (fault: unknown) =>
        (Reflect.get(globalThis, 'faults') as unknown[]).push(String(fault)),
      );
    }
  });
});

afterEach(expectUnharmed);

afterAll(async () => {
  await desktop.kill();
  await removeFolder(folder);
});

function openedOutside(): Promise<unknown> {
  return desktop.app.evaluate(() => Reflect.get(globalThis, 'openedOutside') as unknown);
}

function zoom(): Promise<unknown> {
  return desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.webContents.getZoomFactor(),
  );
}

/** How many pages the program has, of whatever kind. */
function pages(): Promise<number> {
  return desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}

/** That main has seen no fault and the window shows its own page. */
async function expectUnharmed(): Promise<void> {
  expect(await desktop.app.evaluate(() => Reflect.get(globalThis, 'faults') as unknown)).toEqual([]);
  await expectOwnPage();
}

/** That the window shows its own page, and not one that pretends. */
async function expectOwnPage(): Promise<void> {
  await expect.poll(() => desktop.page.url()).toBe(own);
  // By evaluation alone: a locator would wait for a navigation that was refused.
  await expect.poll(shown).toMatch(range);
}

function shown(): Promise<string> {
  return desktop.page.evaluate(() => `${document.title}: ${document.querySelector('main')?.innerText ?? ''}`);
}

/** Lets a navigation that would happen, happen. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
}

describe("the preload script's surface in the real window", () => {
  it('case 49: is two functions, and the page has nothing of Node or Electron', async () => {
    const surface = await desktop.page.evaluate(() => {
      const host = Reflect.get(globalThis, 'host') as object;
      const names = [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'electron',
        '__dirname',
        'ipcRenderer',
      ];
      return {
        host: Object.getOwnPropertyNames(host).sort(),
        types: Object.values(host).map((value) => typeof value),
        node: names.filter((name) => Reflect.get(globalThis, name) !== undefined),
      };
    });
    expect(surface).toEqual({ host: ['onMessage', 'send'], types: ['function', 'function'], node: [] });
  });

  it('case 44: passes nothing on that is no text, and answers the next call', async () => {
    await desktop.page.evaluate(() => {
      const { send } = Reflect.get(globalThis, 'host') as { send: (what: unknown) => void };
      for (const what of [1, null, undefined, { t: 'call' }, ['x'], new ArrayBuffer(8), '', '{', '[]'])
        send(what);
    });
    expect(await callRaw(desktop.page, 'session.start', {})).toMatchObject({ t: 'ok' });
  });
});

describe('case 44: in the real window messages are dropped', () => {
  it('of frames in the page, which have no functions to send any by', async () => {
    const inFrames = await desktop.page.evaluate(async () => {
      const found: unknown[] = [];
      for (const source of [null, 'about:blank', 'app://bundle/index.html', 'app://bundle/']) {
        const frame = document.createElement('iframe');
        if (source !== null) frame.src = source;
        document.body.append(frame);
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
        try {
          found.push(Reflect.get(frame.contentWindow ?? {}, 'host') ?? null);
        } catch {
          found.push(null);
        }
        frame.remove();
      }
      return found;
    });
    expect(inFrames).toEqual([null, null, null, null]);
  });

  it.each([
    ['another window with the same page', 'app://bundle/'],
    ['a window with about:blank', 'about:blank'],
    ['a window with a file', 'file'],
    ['a window with app://bundle.evil', 'app://bundle.evil/'],
  ])('of %s, even with the preload script', async (_name, address) => {
    const file = join(folder, 'page.html');
    await writeFile(file, '<!doctype html><title>a file</title>');
    const before = desktop.app.windows().length;
    await desktop.app.evaluate(
      async ({ BrowserWindow, session }, [target, path, preload]) => {
        const partition = `other-${target}`;
        session.fromPartition(partition).protocol.handle('app', () => {
          const headers = { 'Content-Type': 'text/html' };
          return new Response('<!doctype html><title>a page</title>', { headers });
        });
        const window = new BrowserWindow({
          show: false,
          webPreferences: { partition, preload },
        });
        await (target === 'file' ? window.loadFile(path) : window.loadURL(target));
      },
      [address, file, join(programFolder(), 'dist/main/preload.cjs')] as const,
    );
    await expect.poll(() => desktop.app.windows().length).toBe(before + 1);
    const other = desktop.app.windows().find((page) => page !== desktop.page);
    if (other === undefined) throw new Error('there is no other window');
    // What it would do, were it heard, can be seen in the window that is.
    expect(await callRaw(other, 'desktop.zoom', { change: 'in' })).toBeNull();
    expect(await zoom()).toBe(1);
    expect(await callRaw(desktop.page, 'session.start', {})).toMatchObject({ t: 'ok' });
    await other.close();
    await expect.poll(() => desktop.app.windows().length).toBe(before);
  });
});

describe('case 45: in the real window', () => {
  it.each([
    'https://evil.example/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,<p>1',
    'about:blank',
    'app://bundle/index.html',
    'app://bundle.evil/',
    'javascript:document.title="gone"',
  ])(
    'no script, link, click of the middle button, meta refresh or new window leads to %s',
    async (address) => {
      const { page } = desktop;
      const before = await pages();
      await page.evaluate((target) => {
        const attempts: (() => void)[] = [
          () => globalThis.location.assign(target),
          () => globalThis.location.replace(target),
          () => void globalThis.open(target),
          () => void globalThis.open(target, '_top'),
          () => {
            const meta = document.createElement('meta');
            meta.httpEquiv = 'refresh';
            meta.content = `0;url=${target}`;
            document.head.append(meta);
            setTimeout(() => meta.remove(), 200);
          },
          ...['_self', '_blank', '_top'].map((where) => () => {
            const link = document.createElement('a');
            link.href = target;
            link.target = where;
            document.body.append(link);
            link.click();
            link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
            link.remove();
          }),
        ];
        for (const attempt of attempts) {
          try {
            attempt();
          } catch {
            // Refused before it could begin.
          }
        }
      }, address);
      await settle(page);
      await expectOwnPage();
      expect(await pages()).toBe(before);
      expect(await openedOutside()).toEqual([]);
    },
  );

  it('no form can be sent, and nothing reaches a server', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await desktop.page.evaluate(async (address) => {
      for (const method of ['get', 'post']) {
        for (const target of ['_self', '_blank']) {
          const form = document.createElement('form');
          Object.assign(form, { action: address, method, target });
          document.body.append(form);
          form.submit();
          form.remove();
        }
      }
      const image = new Image();
      image.src = `${address}image`;
      const beacon = navigator.sendBeacon.bind(navigator);
      beacon(`${address}beacon`, 'x');
      await fetch(`${address}fetch`).catch(() => undefined);
    }, `http://127.0.0.1:${port}/`);
    await settle(desktop.page);
    expect(asked).toEqual([]);
    server.close();
  });

  it('nothing that is dropped on the window leads elsewhere', async () => {
    const { page } = desktop;
    const file = join(folder, 'dropped.html');
    await writeFile(file, '<!doctype html><title>dropped</title>');
    const devtools = await page.context().newCDPSession(page);
    const dropped = [
      { items: [{ mimeType: 'text/uri-list', data: 'https://evil.example/' }], dragOperationsMask: 1 },
      { items: [{ mimeType: 'text/uri-list', data: `file://${file}` }], dragOperationsMask: 1 },
      { items: [], files: [file], dragOperationsMask: 1 },
    ];
    for (const data of dropped) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
      }
      await settle(page);
      await expectOwnPage();
    }
    await page.keyboard.press('Escape');
  });

  it('a webview stays an element without a meaning', async () => {
    const before = await pages();
    await desktop.page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://evil.example/');
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
      setTimeout(() => view.remove(), 200);
    });
    await settle(desktop.page);
    expect(await pages()).toBe(before);
  });

  it('every permission and every device is refused', async () => {
    const answers = await desktop.page.evaluate(async () => {
      async function refused(attempt: () => unknown): Promise<boolean> {
        try {
          const answer = await Promise.race([
            attempt(),
            new Promise((resolve) => {
              setTimeout(resolve, 2000, 'silent');
            }),
          ]);
          const none = Array.isArray(answer) && answer.length === 0;
          return none || answer === 'denied' || answer === undefined || answer === 'silent';
        } catch {
          return true;
        }
      }
      const anything = navigator as unknown as Record<string, Record<string, (options?: unknown) => unknown>>;
      return {
        notifications: await refused(() => Notification.requestPermission()),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
        place: await refused(
          () =>
            new Promise((found, failed) => {
              navigator.geolocation.getCurrentPosition(found, failed);
            }),
        ),
        clipboard: await refused(() => navigator.clipboard.readText()),
        midi: await refused(() =>
          (navigator as unknown as { requestMIDIAccess(): unknown }).requestMIDIAccess(),
        ),
        usb: await refused(() => anything['usb']?.['requestDevice']?.({ filters: [] })),
        serial: await refused(() => anything['serial']?.['requestPort']?.()),
        hid: await refused(() => anything['hid']?.['requestDevice']?.({ filters: [] })),
        bluetooth: await refused(() =>
          anything['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }),
        ),
      };
    });
    expect(Object.entries(answers).filter(([, refused]) => !refused)).toEqual([]);
  });
});

describe('case 46: in the real window', () => {
  it('the page can neither evaluate text, load foreign scripts nor reach another host', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    let packets = 0;
    socket.on('message', () => {
      packets += 1;
    });
    const tried = await desktop.page.evaluate(async (port) => {
      async function blocked(attempt: () => unknown): Promise<boolean> {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      }
      const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
      call.createDataChannel('x');
      await call.setLocalDescription();
      await new Promise((resolve) => {
        setTimeout(resolve, 1000);
      });
      call.close();
      const script = document.createElement('script');
      const foreign: string = 'data:text/javascript,export {}';
      const evaluate = Reflect.get(globalThis, 'eval') as (text: string) => unknown;
      const construct = Reflect.get(globalThis, 'Function') as unknown as new (text: string) => () => unknown;
      return {
        eval: await blocked(() => evaluate('1 + 1')),
        newFunction: await blocked(() => new construct('return 1')()),
        importData: await blocked(() => import(/* @vite-ignore */ foreign)),
        fetch: await blocked(() => fetch('https://example.com/')),
        socket: await blocked(
          () =>
            new Promise((open, fail) => {
              const connection = new WebSocket('ws://127.0.0.1:9/');
              connection.addEventListener('open', open);
              connection.addEventListener('error', fail);
            }),
        ),
        innerHTML: await blocked(() => {
          const set = Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>');
          if (!set) throw new Error('not set');
        }),
        scriptText: await blocked(() => {
          script.text = 'window.__xss = 1';
        }),
        worker: await blocked(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      };
    }, socket.address().port);
    expect(Object.entries(tried).filter(([, refused]) => !refused)).toEqual([]);
    expect(packets).toBe(0);
    socket.close();
  });

  it('an inline handler and an inline script do nothing', async () => {
    const ran = await desktop.page.evaluate(async () => {
      const image = document.createElement('img');
      try {
        image.setAttribute('onerror', 'window.__xss = 1');
      } catch {
        // Trusted types refuse it before the policy does.
      }
      image.src = 'data:image/png;base64,broken';
      const script = document.createElement('script');
      try {
        script.append('window.__xss = 2');
        document.body.append(script);
      } catch {
        // The same.
      }
      document.body.append(image);
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      image.remove();
      script.remove();
      return (Reflect.get(globalThis, '__xss') as unknown) ?? null;
    });
    expect(ran).toBeNull();
  });
});

describe('case 47: in the real window app:// serves', () => {
  it.each([
    ['GET', '/..%2f..%2fpackage.json'],
    ['GET', '/%2e%2e/%2e%2e/package.json'],
    ['GET', '/assets/..%5c..%5cpackage.json'],
    ['GET', '/index.html%00.js'],
    ['GET', '//etc/passwd'],
    ['GET', '/package.json'],
    ['GET', '/missing.js'],
  ])('nothing to %s %s', async (method, path) => {
    const status = await desktop.page.evaluate(
      async ([how, where]) => (await fetch(`app://bundle${where}`, { method: how })).status,
      [method, path] as const,
    );
    expect(status).toBe(404);
  });

  it('nothing but its own host, and nothing to other methods', async () => {
    const statuses = await desktop.page.evaluate(async () => {
      const asked: (number | 'blocked')[] = [];
      for (const [method, address] of [
        ['GET', 'app://bundle/'],
        ['POST', 'app://bundle/'],
        ['PUT', 'app://bundle/index.html'],
        ['GET', 'app://bundle.evil/index.html'],
        ['GET', 'file:///etc/passwd'],
      ] as const) {
        asked.push(
          await fetch(address, { method }).then(
            ({ status }) => status,
            () => 'blocked' as const,
          ),
        );
      }
      return asked;
    });
    expect(statuses).toEqual([200, 405, 405, 'blocked', 'blocked']);
  });
});

describe('case 48: in the real window', () => {
  it('no address is handed to the system but documentation by https', async () => {
    await desktop.page.evaluate(() => {
      for (const address of [
        'file:///etc/passwd',
        'smb://host/share',
        'javascript:alert(1)',
        'ms-msdt:/id',
        'http://docs.jupiterone.io/',
        'https://docs.jupiterone.io.evil.com/',
        'https://person@docs.jupiterone.io/',
        'https://docs.jupiterone.io:8443/',
        'vscode://file/etc/passwd',
        'mailto:a@b.c',
      ]) {
        globalThis.open(address);
      }
    });
    await settle(desktop.page);
    expect(await openedOutside()).toEqual([]);
    await desktop.page.evaluate(() => void globalThis.open('https://docs.jupiterone.io/reference/api-keys'));
    await expect.poll(openedOutside).toEqual(['https://docs.jupiterone.io/reference/api-keys']);
    await desktop.app.evaluate(() => (Reflect.get(globalThis, 'openedOutside') as unknown[]).splice(0));
  });
});

describe('what the page makes itself', () => {
  it('is saved as a file where the person wants it, and nothing else is', async () => {
    const target = join(folder, 'saved.html');
    await desktop.app.evaluate(({ session }, path) => {
      Object.assign(globalThis, { downloads: [] });
      session.defaultSession.on('will-download', (event, item) => {
        (Reflect.get(globalThis, 'downloads') as unknown[]).push([
          item.getURL().slice(0, 17),
          event.defaultPrevented,
        ]);
        item.setSavePath(path);
      });
    }, target);
    await desktop.page.evaluate(() => {
      for (const address of [URL.createObjectURL(new Blob(['<p>a verdict'])), 'data:text/html,evil']) {
        const link = document.createElement('a');
        Object.assign(link, { href: address, download: 'verdict.html' });
        link.click();
      }
    });
    await expect
      .poll(() => desktop.app.evaluate(() => Reflect.get(globalThis, 'downloads') as unknown))
      .toEqual([
        ['blob:app://bundle', false],
        ['data:text/html,ev', true],
      ]);
  });
});

describe('case 42: in the real window', () => {
  it('a page that is loaded anew in the middle of a call leaves nothing behind, and works', async () => {
    const { page } = desktop;
    for (let round = 0; round < 3; round += 1) {
      await page.evaluate(() => {
        const { send } = Reflect.get(globalThis, 'host') as { send: (text: string) => void };
        for (let id = 1; id <= 20; id += 1) {
          const input = { setId: 'sample', offset: 0, limit: 200 };
          send(JSON.stringify({ t: 'call', id: 8_000_000 + id, method: 'entities.list', input }));
          send(JSON.stringify({ t: 'call', id: 8_100_000 + id, method: 'desktop.nextRequest', input: {} }));
        }
        globalThis.location.reload();
      });
      await expectOwnPage();
    }
    expect(await callRaw(page, 'session.start', {})).toMatchObject({ t: 'ok' });
  });
});
