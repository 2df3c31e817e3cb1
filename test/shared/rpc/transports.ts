import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import { messagePort } from '../../../shared/rpc/message-port.ts';
import type { Port } from '../../../shared/rpc/port.ts';
import { webSocketPort } from '../../../shared/rpc/web-socket-port.ts';

/** Two ends of one pipe, and how to be rid of it. */
export interface Pipe {
  readonly caller: Port;
  readonly served: Port;
  readonly end: () => Promise<void>;
}

/** Every transport that Node can run, by name. */
export const transports: readonly (readonly [string, () => Promise<Pipe>])[] = [
  ['MessagePort', messagePortPipe],
  ['WebSocket of ws', () => webSocketPipe((url) => new WebSocket(url))],
  ['WebSocket of the platform', () => webSocketPipe((url) => new globalThis.WebSocket(url))],
  ['MessagePort of another thread', threadPipe],
];

async function messagePortPipe(): Promise<Pipe> {
  const { port1, port2 } = new MessageChannel();
  return {
    caller: messagePort(port1),
    served: messagePort(port2),
    end: () => Promise.resolve(port1.close()),
  };
}

async function webSocketPipe(open: (url: string) => WebSocket | globalThis.WebSocket): Promise<Pipe> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const arrived = new Promise<WebSocket>((resolve) => {
    sockets.once('connection', resolve);
  });
  const { port } = http.address() as AddressInfo;
  const socket = open(`ws://127.0.0.1:${port}/`);
  await new Promise<void>((resolve) => {
    (socket as WebSocket).addEventListener('open', () => {
      resolve();
    });
  });
  return {
    caller: webSocketPort(socket),
    served: webSocketPort(await arrived),
    async end() {
      socket.close();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      http.close();
      await once(http, 'close');
    },
  };
}

/** The served end's messages make a detour through another thread, which only passes them on. */
async function threadPipe(): Promise<Pipe> {
  const near = new MessageChannel();
  const far = new MessageChannel();
  const worker = new Worker(
    `const { workerData } = require('node:worker_threads');
     const { near, far } = workerData;
     near.on('message', (text) => far.postMessage(text));
     far.on('message', (text) => near.postMessage(text));
     near.on('close', () => far.close());
     far.on('close', () => near.close());`,
    {
      eval: true,
      workerData: { near: near.port2, far: far.port2 },
      transferList: [near.port2, far.port2] as never,
    },
  );
  return {
    caller: messagePort(near.port1),
    served: messagePort(far.port1),
    async end() {
      near.port1.close();
      far.port1.close();
      await worker.terminate();
    },
  };
}
