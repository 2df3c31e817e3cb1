import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { WebSocket } from 'ws';
import { windowContract } from '../../../shared/contract/contract.ts';
import { connect } from '../../../shared/rpc/client.ts';
import type { Client } from '../../../shared/rpc/contract.ts';
import { webSocketPort } from '../../../shared/rpc/web-socket-port.ts';

/** A start of the program from its sources, without a display. */
export interface RunningProgram {
  readonly process: ChildProcess;
  /** The address in the terminal; fails where the program ends before it prints one. */
  readonly address: Promise<string>;
  readonly output: () => string;
  /** The exit code, or the signal. */
  readonly ended: Promise<number | string>;
}

/** Starts the program on a profile. */
export function startProgram(profile: string, ...programArguments: readonly string[]): RunningProgram {
  const launcher = join(import.meta.dirname, '../../../main/launch/launch.ts');
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child = spawn(process.execPath, [launcher, ...programArguments], {
    env: { ...environment, LATCHKEY_PROFILE: profile },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const ended = Promise.all([once(child, 'exit'), ...outputs.map((stream) => finished(stream))]).then(
    ([[code, signal]]) => (code ?? signal) as number | string,
  );
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of outputs) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => {
      reject(new Error(`the program ended: ${text}`));
    });
  });
  address.catch(() => undefined);
  return { process: child, address, output: () => text, ended };
}

/** A window's side of a running program: the client, and the code with which its socket was closed. */
export interface ProgramWindow {
  readonly client: Client<typeof windowContract>;
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
}

/** Opens a window of a running program by an address with a code or a token. */
export async function openProgramWindow(address: string): Promise<ProgramWindow> {
  const answer = await fetch(address, { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { origin, host } = new URL(address);
  const socket = new WebSocket(`ws://${host}/window?id=${crypto.randomUUID()}`, {
    headers: { Origin: origin, Cookie: cookie },
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await once(socket, 'open');
  return { client: connect(windowContract, webSocketPort(socket)), socket, closed };
}
