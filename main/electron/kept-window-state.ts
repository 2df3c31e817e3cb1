import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { WindowState } from './window-state.ts';
import { readWindowState } from './window-state.ts';

/** The state of the window on disk. */
export interface KeptWindowState {
  /** As it was left; null at the first start, or where the file is not what was written. */
  readonly read: () => WindowState | null;
  readonly write: (state: WindowState) => void;
}

/** The state of the window in `window-state.json` of a profile folder; what can't be kept is not worth a word. */
export function keptWindowState(profile: string): KeptWindowState {
  const path = join(profile, 'window-state.json');
  return {
    read() {
      try {
        return readWindowState(readFileSync(path, 'utf8'));
      } catch {
        return null;
      }
    },
    write(state) {
      try {
        writeFileAtomic.sync(path, `${JSON.stringify(state)}\n`, { mode: 0o600 });
      } catch {
        // The window opens in its usual place the next time.
      }
    },
  };
}
