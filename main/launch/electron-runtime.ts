import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Environment } from '../profile.ts';

/** The desktop runtime of a checkout. */
export interface ElectronRuntime {
  /** The program, which may not be there yet. */
  readonly program: string;
  readonly there: boolean;
  /** The folder of the npm package. */
  readonly folder: string;
}

const programNames: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Finds the runtime of the installed package; null where there is no such package. */
export function findElectron(platform: NodeJS.Platform, environment: Environment): ElectronRuntime | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const program = programNames[platform] ?? 'electron';
    const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
    const path = join(override ?? join(folder, 'dist'), program);
    // Without this file the unpacking was cut short.
    const whole = override !== undefined || existsSync(join(folder, 'path.txt'));
    return { program: path, there: whole && existsSync(path), folder };
  } catch {
    return null;
  }
}

const downloader = z.object({ downloadArtifact: z.function() });
const manifest = z.object({ version: z.string() });
const progressSchema = z.object({ transferred: z.number(), total: z.number().nullable() });

/**
 * Downloads and unpacks the runtime. A refused download throws at once, one that is silent for `silence` milliseconds
 * then. `onProgress` is told of the bytes so far and of all, where their number is known.
 */
export async function downloadElectron(
  folder: string,
  onProgress: (transferred: number, total: number | null) => void,
  silence = 15_000,
): Promise<void> {
  const requireFromElectron = createRequire(join(folder, 'package.json'));
  const { version } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const loaded: unknown = await import(pathToFileURL(requireFromElectron.resolve('@electron/get')).href);
  const { downloadArtifact } = downloader.parse({ ...Object(loaded) });
  const controller = new AbortController();
  let timer = setTimeout(fallSilent, silence);
  function fallSilent(): void {
    controller.abort(new Error('the download fell silent'));
  }
  try {
    const request: unknown = Reflect.apply(downloadArtifact, undefined, [
      {
        version,
        artifactName: 'electron',
        platform: process.platform,
        arch: process.arch,
        checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as unknown,
        downloadOptions: {
          quiet: true,
          signal: controller.signal,
          getProgressCallback(progress: unknown): Promise<void> {
            clearTimeout(timer);
            timer = setTimeout(fallSilent, silence);
            const { transferred, total } = progressSchema.parse(progress);
            onProgress(transferred, total);
            return Promise.resolve();
          },
        },
      },
    ]);
    await request;
  } finally {
    clearTimeout(timer);
  }
  // The package's own script now finds the archive in the cache, checks and unpacks it.
  await promisify(execFile)(process.execPath, [join(folder, 'install.js')]);
}
