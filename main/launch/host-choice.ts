import type { Environment } from '../profile.ts';

/** What decides which host a start gets. */
export interface Surroundings {
  readonly root: boolean;
  readonly display: boolean;
  /** False with `--no-open`. */
  readonly open: boolean;
  /** Whether the desktop runtime is there; `missing` is one that can still be downloaded. */
  readonly electron: 'there' | 'missing';
}

/** Which host a start gets; `line` says why it is not the first choice. */
export type HostChoice =
  | { readonly host: 'electron'; readonly download: boolean }
  | { readonly host: 'browser'; readonly open: boolean; readonly line: string | null };

/** The desktop window where it can be had, else the browser host. */
export function chooseHost({ root, display, open, electron }: Surroundings): HostChoice {
  if (!open) return { host: 'browser', open: false, line: null };
  if (!display)
    return { host: 'browser', open: false, line: 'There is no display: open the address yourself.' };
  if (root) {
    const line =
      'As root the window opens in a browser with its sandbox off, because no browser has one for root; prefer a user of your own.';
    return { host: 'browser', open: true, line };
  }
  return { host: 'electron', download: electron === 'missing' };
}

/** Whether windows can be shown at all. */
export function hasDisplay(platform: NodeJS.Platform, environment: Environment): boolean {
  if (platform === 'darwin' || platform === 'win32') return environment['SSH_CONNECTION'] === undefined;
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
}
