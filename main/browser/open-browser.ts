import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, browserPlaces } from './installed-browser.ts';

/** Opens an address as a window of its own in an installed browser; false where there is none. */
export function openBrowser(address: string, profile: string): Promise<boolean> {
  const program = browserPlaces(process.platform, process.env).find(isProgram);
  if (program === undefined) return Promise.resolve(false);
  const root = process.getuid?.() === 0;
  return new Promise((resolve) => {
    const child = spawn(program, browserArguments(address, join(profile, 'browser'), root), {
      detached: true,
      stdio: 'ignore',
    });
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
