import type { RunningBrowserHost } from '../services/instance/ask-instance.ts';
import type { LaunchOptions } from './launch-options.ts';

/** How a start that found a running browser host went on. */
export type WindowOpened =
  /** A window was opened. */
  | 'opened'
  /** None was asked for. */
  | 'notAsked'
  | 'noDisplay'
  | 'noBrowser';

/** What a start that found a running browser host tells, and what of its options had no effect. */
export function linesOfSecondStart(
  { file, port, workspace }: LaunchOptions,
  { address }: Pick<RunningBrowserHost, 'address'>,
  window: WindowOpened,
): readonly string[] {
  const running = new URL(address).port;
  const lines = [
    window === 'opened'
      ? `Latchkey is running: its window opens anew, here or at ${address}`
      : `Latchkey is running at ${address}`,
  ];
  if (window === 'noDisplay') lines.push('There is no display: open the address yourself.');
  if (window === 'noBrowser') lines.push('No Chromium, Chrome or Edge was found: open the address yourself.');
  if (workspace !== null) {
    lines.push(`${window === 'opened' ? 'It' : 'The window that opens next'} shows ${workspace}`);
  }
  if (file !== null) lines.push(`It runs already, so ${file} was not opened: choose it in that window.`);
  if (port !== null && String(port) !== running) {
    lines.push(
      `It stays on port ${running}, so --port ${port} is ignored: end it first to use another port.`,
    );
  }
  return lines;
}
