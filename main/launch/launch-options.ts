import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a person can ask of a start. */
export interface LaunchOptions {
  /** False with `--no-open`: only print the address. */
  readonly open: boolean;
  /** The port of the browser host; null for any free one. */
  readonly port: number | null;
  /** The workspace folder as a whole path; null for the one used last. */
  readonly workspace: string | null;
  /** A policy file to open, as a whole path; its folder becomes the workspace. */
  readonly file: string | null;
}

/** How a start is asked for. */
const launchUsage = 'npm start -- [--no-open] [--port N] [--workspace DIR | FILE]';

/** Whether the arguments of a start ask what there is to ask for. */
export function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes('--help') || argv.includes('-h');
}

/** Reads the arguments of a start, or gives the one sentence that says what is wrong with them. */
export function readLaunchOptions(argv: readonly string[], folder: string): LaunchOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        workspace: { type: 'string' },
      },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && (!/^\d{1,5}$/.test(values.port ?? '') || port > 65_535 || port === 0)) {
      return `--port takes a number from 1 to 65535, not "${values.port ?? ''}". Usage: ${launchUsage}`;
    }
    if (values.workspace === '') return `--workspace takes a folder. Usage: ${launchUsage}`;
    const [file = null, ...more] = positionals;
    if (more.length > 0 || (file !== null && values.workspace !== undefined)) {
      return `One policy file or one workspace folder can be opened at a time. Usage: ${launchUsage}`;
    }
    return {
      open: values['no-open'] !== true,
      port,
      workspace: values.workspace === undefined ? null : resolve(folder, values.workspace),
      file: file === null ? null : resolve(folder, file),
    };
  } catch (error) {
    const message =
      error instanceof Error ? error.message.split(/\.\s/)[0] : 'the arguments were not understood';
    return `${message}. Usage: ${launchUsage}`;
  }
}
