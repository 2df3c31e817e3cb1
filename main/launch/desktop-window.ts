import { spawn } from 'node:child_process';

/** How the start of the desktop window went. */
export type DesktopStart =
  /** It is there, or an older one has come to the front; `ended` gives the exit code. */
  | { readonly state: 'there'; readonly ended: Promise<number> }
  | { readonly state: 'absent'; readonly line: string };

/** What the desktop program tells its launcher when its window is on screen. */
export const windowShown = 'window shown';

/** Starts the desktop program and waits until its window is on screen, at most `patience` milliseconds. */
export function startDesktopWindow(
  program: string,
  programArguments: readonly string[],
  patience: number,
): Promise<DesktopStart> {
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      stdio: ['ignore', 'inherit', process.env['LATCHKEY_DEBUG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
    });
    const ended = new Promise<number>((end) => {
      child.once('exit', (code) => {
        end(code ?? 1);
      });
    });
    const seconds = Math.round(patience / 1000);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      absent(`The desktop window did not appear within ${seconds} seconds: it opens in a browser instead.`);
    }, patience);

    function absent(line: string): void {
      clearTimeout(timer);
      resolve({ state: 'absent', line });
    }
    function there(): void {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      resolve({ state: 'there', ended });
    }

    child.once('error', () => {
      absent('The desktop window could not be started: it opens in a browser instead.');
    });
    child.on('message', (message) => {
      if (message === windowShown) there();
    });
    child.once('exit', (code) => {
      // A second start ends with 0 as soon as it has brought the first to the front.
      if (code === 0) there();
      else absent('The desktop window could not be started: it opens in a browser instead.');
    });
  });
}
