import { dirname, join } from 'node:path';
import { downloadElectron, findElectron } from '../launch/electron-runtime.ts';
import type { ElectronRuntime } from '../launch/electron-runtime.ts';
import { cacheFolder } from './made-folder.ts';
import { hasStandIn, standInRuntime, standInVersion } from './stand-in-runtime.ts';
import { standInSqlite } from './stand-in-sqlite.ts';

/** An Electron runtime that can be run or packaged here. */
export interface DesktopRuntime {
  /** The folder in which it is unpacked. */
  readonly folder: string;
  /** The program in it. */
  readonly program: string;
  /** What differs from the runtime that Latchkey is made for; null where it is that one. */
  readonly standIn: {
    /** The version of Electron. */
    readonly version: string;
    /** The path of better-sqlite3's native code as the stand-in can load it. */
    readonly sqlite: string;
  } | null;
}

/**
 * Finds Electron's own runtime, downloads it, or, where that is refused, makes the stand-in that serves for trying on
 * this machine alone. `say` is told before anything that takes long. Throws a sentence where there is none.
 */
export async function desktopRuntime(say: (line: string) => void): Promise<DesktopRuntime> {
  const electron = findElectron(process.platform, process.env);
  if (electron === null) throw new Error('Electron is not among the installed packages: npm ci');
  if (electron.there) return own(electron);
  say('Downloading Electron (about 120 MB, once) …');
  try {
    await downloadElectron(electron.folder, () => {});
    return own(electron);
  } catch (error) {
    if (!hasStandIn(process.platform, process.arch)) {
      throw new Error('Electron could not be downloaded: check the network, then try again.', {
        cause: error,
      });
    }
    say(
      `Electron could not be downloaded: a stand-in takes its place (Electron ${standInVersion}, for trying).`,
    );
    const cache = cacheFolder(process.env);
    const folder = await standInRuntime(cache, say);
    const sqlite = await standInSqlite(cache, say);
    return { folder, program: join(folder, 'electron'), standIn: { version: standInVersion, sqlite } };
  }
}

function own({ program }: ElectronRuntime): DesktopRuntime {
  // On a Mac the program lies deep in the bundle.
  const folder = process.platform === 'darwin' ? join(dirname(program), '../../..') : dirname(program);
  return { folder, program, standIn: null };
}
