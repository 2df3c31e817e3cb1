import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasDisplay } from '../../main/launch/host-choice.ts';
import { needPrograms } from '../../main/package/system-program.ts';

/** A display for windows. */
export interface Display {
  /** The variables that programs find it by. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** The display that is there, or a new one that nobody sees. Throws a sentence where it can't be had. */
export async function openDisplay(say: (line: string) => void): Promise<Display> {
  if (hasDisplay(process.platform, process.env)) return { environment: {}, close: () => {} };
  needPrograms([{ program: 'Xvfb', debianPackage: 'xvfb' }], say);
  // It chooses a free number by itself and writes it to the fourth channel.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const channel = server.stdio[3];
  if (channel === null || channel === undefined) throw new Error('Xvfb has no channel to say its number.');
  const number = await Promise.race([
    once(channel, 'data').then(([data]) => String(data).trim()),
    once(server, 'exit').then(() => null),
  ]);
  if (number === null) throw new Error('Xvfb did not start: try it by hand.');
  return { environment: { DISPLAY: `:${number}` }, close: () => server.kill() };
}
