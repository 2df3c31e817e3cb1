import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { ThemeChoice } from '../../shared/contract/settings.ts';
import { takenOverCloseCode } from '../../shared/rpc/close-codes.ts';
import type { Port } from '../../shared/rpc/port.ts';
import { webSocketPort } from '../../shared/rpc/web-socket-port.ts';
import { instanceHeader } from '../services/instance/instance-lock.ts';
import { windowHeaders } from '../window/content-security-policy.ts';
import { themedPage } from '../window/themed-page.ts';
import { windowFile } from '../window/window-file.ts';
import type { Admission, Entrance } from './admissions.ts';
import { createAdmissions } from './admissions.ts';
import { cookieName, cookieOf, guardRequest, splitAddress } from './request-guard.ts';

/** What the server of the window needs. */
export interface WindowServerOptions {
  readonly rendererFolder: string;
  /** The theme in which the page begins. */
  readonly theme: () => ThemeChoice;
  /** 0 for any free one. */
  readonly port: number;
  /** With this secret, another start of the program asks for a new code. */
  readonly instanceSecret: string;
  /** Told of the folder that another start asked for, right before the window that is to show it. */
  readonly onFolder: (folder: string) => void;
  /** Told of each window that connects; its port closes when the window goes or another takes over. */
  readonly onWindow: (port: Port, admission: Admission) => void;
}

/** Serves the window on the loopback address. */
export interface WindowServer {
  readonly port: number;
  /** The address for a person, which holds as long as the server runs. */
  readonly address: string;
  /** An address that opens the window once. */
  readonly newCodeAddress: () => string;
  readonly close: () => Promise<void>;
}

const loopback = '127.0.0.1';
const windowIdPattern = /^[A-Za-z0-9_-]{16,64}$/;
const maximumFolderLength = 4096;
const leavingPatience = 1000;
const maximumPayload = 100 * 1024 * 1024;
const noWindow =
  'This address needs the code of a start: run "npm start" again, or use the address that it prints.';

/** Starts the server; throws the network's error where the port is taken. */
export async function startWindowServer(options: WindowServerOptions): Promise<WindowServer> {
  const admissions = createAdmissions();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maximumPayload,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const http = createServer((request, response) => {
    void answer(request, response);
  });
  let present: WebSocket | null = null;
  let folderAsked: string | null = null;

  http.on('upgrade', upgrade);
  http.listen(options.port, loopback);
  await once(http, 'listening');
  const listening = http.address();
  if (listening === null || typeof listening === 'string') throw new Error('the server has no port');
  const { port } = listening;
  const origin = `http://${loopback}:${port}`;

  function newCodeAddress(): string {
    return `${origin}/?code=${admissions.newCode()}`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = guardRequest(request, port);
    if (refusal !== null) {
      sendSentence(response, refusal.status, refusal.sentence);
      return;
    }
    const { path, query } = splitAddress(request.url ?? '/');
    if (path === '/instance') {
      answerInstance(request, query.get('workspace'), response);
      return;
    }
    const cookie = path === '/' ? exchanged(query) : null;
    if (cookie !== null) {
      const cookieText = `${cookieName(port)}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
      response.writeHead(303, { ...windowHeaders, Location: '/', 'Set-Cookie': cookieText });
      response.end();
      return;
    }
    if (!admissions.knows(cookieOf(request, port))) {
      sendSentence(response, 403, noWindow);
      return;
    }
    const file = windowFile(options.rendererFolder, path);
    const bytes = file === null ? null : await readFile(file.path).catch(() => null);
    if (file === null || bytes === null) {
      sendSentence(response, 404, 'There is nothing at this address.');
      return;
    }
    response.writeHead(200, { ...windowHeaders, 'Content-Type': file.contentType });
    response.end(file.isPage ? themedPage(bytes.toString(), options.theme()) : bytes);
  }

  function exchanged(query: URLSearchParams): string | null {
    const code = query.get('code');
    const token = query.get('token');
    if (code !== null) return admissions.exchange('code', code);
    return token === null ? null : admissions.exchange('token', token);
  }

  function answerInstance(request: IncomingMessage, folder: string | null, response: ServerResponse): void {
    // A page of another origin can't send this header without being asked first, and nothing answers that.
    if (request.headers[instanceHeader] !== options.instanceSecret) {
      sendSentence(response, 403, noWindow);
      return;
    }
    if (folder !== null && folder.length <= maximumFolderLength) folderAsked = folder;
    response.writeHead(200, { ...windowHeaders, 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ codeAddress: newCodeAddress(), address }));
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { path, query } = splitAddress(request.url ?? '/');
    const windowId = query.get('id') ?? '';
    const own = request.headers.origin === origin && guardRequest(request, port) === null;
    const cookie = cookieOf(request, port);
    if (!own || path !== '/window' || !windowIdPattern.test(windowId) || !admissions.knows(cookie)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => {
      // A message over the limit ends the socket with an error, which must not end the program.
      connected.on('error', () => connected.terminate());
      const entrance = admissions.connect(cookie, windowId, present !== null);
      if (entrance === null) {
        connected.close(takenOverCloseCode);
        return;
      }
      const before = present;
      present = connected;
      connected.once('close', () => {
        if (present === connected) present = null;
      });
      if (before === null || folderAsked === null || !entrance.first) letIn(connected, entrance);
      else letInBehind(before, connected, entrance);
      before?.close(takenOverCloseCode);
    });
  }

  function letIn(connected: WebSocket, { admission, first }: Entrance): void {
    if (first && folderAsked !== null) {
      options.onFolder(folderAsked);
      folderAsked = null;
    }
    options.onWindow(webSocketPort(connected), admission);
  }

  // What the window before has sent last is meant for the folder that it shows.
  function letInBehind(before: WebSocket, connected: WebSocket, entrance: Entrance): void {
    const timer = setTimeout(() => before.terminate(), leavingPatience);
    connected.pause();
    before.once('close', () => {
      clearTimeout(timer);
      connected.resume();
      if (present === connected) letIn(connected, entrance);
    });
  }

  const address = `${origin}/?token=${admissions.token}`;
  return {
    port,
    address,
    newCodeAddress,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

function sendSentence(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...windowHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
