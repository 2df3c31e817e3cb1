import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the profile folder belongs: `LATCHKEY_PROFILE`, else the system's place for a program's own data.
 * Nothing is made or read.
 */
export function profilePlace(environment: Environment, platform: NodeJS.Platform, home: string): string {
  const path = platform === 'win32' ? win32 : posix;
  const asked = environment['LATCHKEY_PROFILE'];
  if (asked !== undefined && asked !== '') return path.resolve(asked);
  if (platform === 'win32') {
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Latchkey');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Latchkey');
  const data = environment['XDG_DATA_HOME'];
  // The XDG specification has relative paths ignored.
  const base = data !== undefined && path.isAbsolute(data) ? data : path.join(home, '.local', 'share');
  return path.join(base, 'latchkey');
}

/**
 * The profile folder, made where it is absent, for its owner alone (0700).
 * Throws the file system's error where it can't be made.
 */
export function profileFolder(environment: Environment, platform: NodeJS.Platform, home: string): string {
  const folder = profilePlace(environment, platform, home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0 && isOurs(folder)) {
    chmodSync(folder, 0o700);
  }
  return folder;
}

// LATCHKEY_PROFILE may name a folder that serves others too; that one is never closed to them.
function isOurs(folder: string): boolean {
  const names = readdirSync(folder);
  const shared = (statSync(folder).mode & 0o1000) !== 0;
  return !shared && (names.length === 0 || names.includes('workspace.db'));
}
