import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectSocket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Admission } from '../../../main/browser/admissions.ts';
import type { WindowServer } from '../../../main/browser/window-server.ts';
import { startWindowServer } from '../../../main/browser/window-server.ts';
import { contentSecurityPolicy } from '../../../main/window/content-security-policy.ts';
import type { ThemeChoice } from '../../../shared/contract/settings.ts';
import type { Port } from '../../../shared/rpc/port.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const secret = 's'.repeat(43);
let folder: string;
let server: WindowServer;
let windows: { readonly port: Port; readonly admission: Admission }[];
let happened: string[];

let theme: ThemeChoice;

beforeEach(async () => {
  theme = 'system';
  folder = temporaryFolder();
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'outside');
  await writeFile(join(renderer, 'index.html'), '<!doctype html><html lang="en"><title>Latchkey</title>');
  await writeFile(join(renderer, 'assets', 'main-a_B1.js'), 'export {};');
  await writeFile(join(renderer, 'notes.txt'), 'not for the window');
  await writeFile(join(renderer, '.hidden.js'), 'not for the window');
  windows = [];
  happened = [];
  server = await startWindowServer({
    rendererFolder: renderer,
    port: 0,
    instanceSecret: secret,
    theme: () => theme,
    onFolder: (asked) => {
      happened.push(`folder ${asked}`);
    },
    onWindow: (port, admission) => {
      windows.push({ port, admission });
      const name = `window ${windows.length}`;
      happened.push(name);
      port.onMessage((text) => {
        happened.push(`${name}: ${text}`);
      });
    },
  });
});

afterEach(() => server.close());

/** The path goes out as it is written: fetch and URL would tidy it up. */
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

async function cookieFor(address: string): Promise<string> {
  const { pathname, search } = new URL(address);
  const answer = await ask(pathname + search);
  expect(answer.status).toBe(303);
  return String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

/** A socket as a window opens it: the code with which it was closed, or null while it is open. */
async function openWindow(
  cookie: string,
  id: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly socket: WebSocket; readonly closed: Promise<number> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/window?id=${id}`, {
    headers: { Origin: `http://127.0.0.1:${server.port}`, Cookie: cookie, ...headers },
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await once(socket, 'open');
  return { socket, closed };
}

async function isRefused(opening: Promise<unknown>): Promise<boolean> {
  return await opening.then(
    () => false,
    (error: unknown) => String(error).includes('403'),
  );
}

/** Whether another window of the same session gets through by now. */
async function reachesMain(cookie: string): Promise<boolean> {
  const before = windows.length;
  await openWindow(cookie, 'b'.repeat(16));
  return windows.length > before;
}

describe('the browser host', () => {
  it('exchanges a code once and its token always for a cookie, and sends the window to the bare address', async () => {
    const { pathname, search } = new URL(server.newCodeAddress());
    const first = await ask(pathname + search);
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^latchkey-${server.port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect((await ask(pathname + search)).status).toBe(403);
    const token = new URL(server.address);
    expect((await ask(token.pathname + token.search)).status).toBe(303);
    expect((await ask(token.pathname + token.search)).status).toBe(303);
  });

  it('serves the window to its cookie under the policy and the other headers', async () => {
    const cookie = await cookieFor(server.address);
    const page = await ask('/', { Cookie: `other=1; ${cookie}` });
    expect(page).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    });
    expect(page.body).toContain('<title>Latchkey</title>');
    expect(await ask('/assets/main-a_B1.js', { Cookie: cookie })).toMatchObject({
      status: 200,
      body: 'export {};',
    });
  });

  it.each([
    ['no cookie', '/', {}],
    ['no cookie for a script', '/assets/main-a_B1.js', {}],
    ['a wrong code', '/?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
    ['a wrong token', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
    ['an empty token', '/?token=', {}],
    ['no secret of the instance', '/instance', {}],
    ['a wrong secret of the instance', '/instance', { 'latchkey-instance': 'x'.repeat(43) }],
  ])('case 50: %s is refused in one sentence, with every header', async (_name, path, headers) => {
    const answer = await ask(path, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toBe(
      'This address needs the code of a start: run "npm start" again, or use the address that it prints.\n',
    );
    expect(answer.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('case 50: another name of the machine in Host is refused, even with the cookie (DNS rebinding)', async () => {
    const cookie = await cookieFor(server.address);
    for (const host of [
      'evil.example',
      `localhost:${server.port}`,
      '127.0.0.1',
      `127.0.0.1:${server.port + 1}`,
    ]) {
      expect((await ask('/', { Cookie: cookie, Host: host })).status).toBe(403);
    }
    expect(await isRefused(openWindow(cookie, 'a'.repeat(16), { Host: 'evil.example' }))).toBe(true);
    expect((await ask('/', { Cookie: cookie })).status).toBe(200);
  });

  it('case 50: a page of another origin is refused, even with the cookie, over http and as a socket; a socket of none too', async () => {
    const cookie = await cookieFor(server.address);
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${server.port}`,
      'http://127.0.0.1',
    ]) {
      expect((await ask('/', { Cookie: cookie, Origin: origin })).status).toBe(403);
      expect(await isRefused(openWindow(cookie, 'a'.repeat(16), { Origin: origin }))).toBe(true);
    }
    // A browser always says of which origin a socket is.
    const unsaid = new WebSocket(`ws://127.0.0.1:${server.port}/window?id=${'a'.repeat(16)}`, {
      headers: { Cookie: cookie },
    });
    expect(await isRefused(once(unsaid, 'open'))).toBe(true);
    expect(windows).toHaveLength(0);
  });

  it('case 50: a socket without cookie, with a wrong one, without id or at another path is refused', async () => {
    const cookie = await cookieFor(server.address);
    const [name] = cookie.split('=');
    expect(await isRefused(openWindow('', 'a'.repeat(16)))).toBe(true);
    expect(await isRefused(openWindow(`${name}=${'A'.repeat(43)}`, 'a'.repeat(16)))).toBe(true);
    expect(await isRefused(openWindow(cookie, ''))).toBe(true);
    expect(await isRefused(openWindow(cookie, 'a/../../b%00ccccccccccc'))).toBe(true);
    const elsewhere = new WebSocket(`ws://127.0.0.1:${server.port}/?id=${'a'.repeat(16)}`, {
      headers: { Origin: `http://127.0.0.1:${server.port}`, Cookie: cookie },
    });
    expect(await isRefused(once(elsewhere, 'open'))).toBe(true);
    expect(windows).toHaveLength(0);
  });

  it('case 50: a newer window with a valid code or token takes over, and the older one is told so', async () => {
    const first = await openWindow(await cookieFor(server.address), 'a'.repeat(16));
    const second = await openWindow(await cookieFor(server.newCodeAddress()), 'b'.repeat(16));
    expect(await first.closed).toBe(4001);
    const third = await openWindow(await cookieFor(server.address), 'c'.repeat(16));
    expect(await second.closed).toBe(4001);
    expect(windows.map(({ admission }) => admission)).toEqual(['token', 'code', 'token']);
    expect(third.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('case 50: a second client without a code of its own is refused, and the first goes on', async () => {
    const cookie = await cookieFor(server.address);
    const first = await openWindow(cookie, 'a'.repeat(16));
    const second = await openWindow(cookie, 'b'.repeat(16));
    expect(await second.closed).toBe(4001);
    expect(windows).toHaveLength(1);
    expect(first.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('case 50: the cookie of a window that was taken over opens nothing any more', async () => {
    const older = await cookieFor(server.address);
    await openWindow(older, 'a'.repeat(16));
    await openWindow(await cookieFor(server.newCodeAddress()), 'b'.repeat(16));
    expect((await ask('/', { Cookie: older })).status).toBe(403);
    expect(await isRefused(openWindow(older, 'a'.repeat(16)))).toBe(true);
  });

  it('lets the same window come back after a reload, and another one once it has gone', async () => {
    const cookie = await cookieFor(server.address);
    const first = await openWindow(cookie, 'a'.repeat(16));
    const reloaded = await openWindow(cookie, 'a'.repeat(16));
    await first.closed;
    expect(windows).toHaveLength(2);
    reloaded.socket.close();
    await reloaded.closed;
    while (!(await reachesMain(cookie))) await wait(5);
    expect(windows.length).toBeGreaterThan(2);
  });

  it('case 50: listens on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    // All of 127.0.0.0/8 is this machine on Linux, so a server on every address would answer there.
    if (process.platform === 'linux') others.push('127.0.0.2');
    for (const address of others) {
      const socket = connectSocket(server.port, address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
    expect(new URL(server.address).hostname).toBe('127.0.0.1');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])(
    'case 47: %s is answered 405',
    async (method) => {
      const cookie = await cookieFor(server.address);
      expect((await ask('/', { Cookie: cookie }, method)).status).toBe(405);
    },
  );

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets\\..\\..\\secret.js',
    '/index.html%00.js',
    '//etc/passwd',
    '//evil.example/index.html',
    '/./index.html',
    '/assets//main-a_B1.js',
    '/notes.txt',
    '/.hidden.js',
    '/assets/',
    '/assets',
    '/constructor',
    '/__proto__',
    '/missing.js',
    '/index.html.',
    '/C:/secret.js',
  ])('case 47: %s is answered 404', async (path) => {
    const cookie = await cookieFor(server.address);
    const answer = await ask(path, { Cookie: cookie });
    expect(answer).toMatchObject({ status: 404, body: 'There is nothing at this address.\n' });
  });

  it('case 40: a message over the limit ends that window alone', async () => {
    const cookie = await cookieFor(server.address);
    const first = await openWindow(cookie, 'a'.repeat(16));
    // The header of a frame that promises more than is accepted; sending it whole would only take time.
    (Reflect.get(first.socket, '_socket') as Socket).write(
      Buffer.from('81ff00000000ffffffff00000000', 'hex'),
    );
    expect(await first.closed).not.toBe(1000);
    expect((await ask('/', { Cookie: cookie })).status).toBe(200);
  });

  it('case 14: tells another start of the program with the secret how to open a window', async () => {
    const answer = await ask('/instance', { 'latchkey-instance': secret });
    const { codeAddress, address } = JSON.parse(answer.body) as { codeAddress: string; address: string };
    expect(address).toBe(server.address);
    await openWindow(await cookieFor(codeAddress), 'a'.repeat(16));
    expect(windows).toHaveLength(1);
  });

  it('case 14: the folder that another start asks for comes once, before the next new window and after the last word of the one before', async () => {
    const cookie = await cookieFor(server.address);
    const first = await openWindow(cookie, 'a'.repeat(16));
    await ask(`/instance?workspace=${encodeURIComponent('/srv/keys & more')}`, {
      'latchkey-instance': secret,
    });
    await ask('/instance', { 'latchkey-instance': secret });
    const reloaded = await openWindow(cookie, 'a'.repeat(16));
    await first.closed;
    expect(happened).toEqual(['window 1', 'window 2']);
    const next = await cookieFor(server.newCodeAddress());
    reloaded.socket.pause();
    const second = await openWindow(next, 'b'.repeat(16));
    second.socket.send('first word');
    reloaded.socket.send('last word');
    reloaded.socket.resume();
    expect(await reloaded.closed).toBe(4001);
    await expect.poll(() => happened.at(-1)).toBe('window 3: first word');
    expect(happened.slice(2)).toEqual([
      'window 2: last word',
      'folder /srv/keys & more',
      'window 3',
      'window 3: first word',
    ]);
    await openWindow(await cookieFor(server.newCodeAddress()), 'c'.repeat(16));
    await expect.poll(() => happened.at(-1)).toBe('window 4');
    expect(happened.filter((line) => line.startsWith('folder'))).toHaveLength(1);
  });

  it('case 14: a window before that does not leave keeps no other one from the folder that was asked for', async () => {
    const first = await openWindow(await cookieFor(server.address), 'a'.repeat(16));
    first.socket.pause();
    await ask('/instance?workspace=%2Fsrv', { 'latchkey-instance': secret });
    await openWindow(await cookieFor(server.address), 'b'.repeat(16));
    await expect.poll(() => happened).toEqual(['window 1', 'folder /srv', 'window 2']);
  });

  it('takes no folder without the secret, and none that is longer than a path', async () => {
    await ask('/instance?workspace=%2Fsrv', { 'latchkey-instance': 'x'.repeat(43) });
    await ask(`/instance?workspace=${'x'.repeat(4097)}`, { 'latchkey-instance': secret });
    await openWindow(await cookieFor(server.address), 'a'.repeat(16));
    await expect.poll(() => happened).toEqual(['window 1']);
  });
});
