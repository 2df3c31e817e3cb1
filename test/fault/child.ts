import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A process of its own that runs one of the scripts beside this file. */
export interface Child {
  /** The lines that it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that begins so; rejects where the process ends without one. */
  readonly printed: (beginning: string) => Promise<string>;
  /** Ends it as a crash does; it can neither notice nor prevent that. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly pid: number;
}

/** How a child is started. */
export interface ChildOptions {
  /** The most bytes that it may write to one file. */
  readonly fileSizeLimit?: number;
  /** Whether it runs as an account without powers, where the tests run as root. */
  readonly unprivileged?: boolean;
}

/** Starts a script of this folder with Node; it is killed with the test at the latest. */
export function startChild(script: string, args: readonly string[], options: ChildOptions = {}): Child {
  const command = [process.execPath, join(import.meta.dirname, script), ...args];
  // Soft limits only, so that a test can lift them while the process runs.
  const limited =
    options.fileSizeLimit === undefined
      ? command
      : ['prlimit', `--fsize=${options.fileSizeLimit}:`, ...command];
  const [program = '', ...rest] = limited;
  const account = options.unprivileged === true && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], ...account });
  const lines: string[] = [];
  let errors = '';
  const waiting = new Set<() => void>();
  let over = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<number | string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      over = true;
      for (const look of waiting) look();
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    ended,
    pid: child.pid ?? -1,
    printed: (beginning) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((candidate) => candidate.startsWith(beginning));
          if (line === undefined && !over) return;
          waiting.delete(look);
          if (line === undefined) reject(new Error(`ended without "${beginning}": ${errors}`));
          else resolve(line);
        };
        waiting.add(look);
        look();
      }),
  };
}
