import { copyFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import type { AfterPackContext } from 'electron-builder';
import { z } from 'zod';
import { desktopRuntime } from './desktop-runtime.ts';
import type { DesktopRuntime } from './desktop-runtime.ts';
import { fuseProblems } from './fuse-check.ts';

const usage = 'npm run package -- [--dir]';
const checkout = join(import.meta.dirname, '../..');
const wantedFuses = z.record(z.string(), z.boolean());

/** What was packed: a program of one platform and what its fuses should be. */
interface Packed {
  readonly program: string;
  readonly fuses: z.output<typeof wantedFuses>;
}

function say(line: string): void {
  console.log(line);
}

/** Packs the program, as a folder alone with `--dir`, and reads its fuses back; gives the exit code. */
async function packageProgram(argv: readonly string[]): Promise<number> {
  const folderOnly = asksForFolder(argv);
  if (folderOnly === null) {
    console.error(`Usage: ${usage}`);
    return 2;
  }
  const runtime = await desktopRuntime(say);
  const { standIn } = runtime;
  if (standIn !== null && !folderOnly) {
    console.error('A program to hand on needs Electron itself: try without it with npm run package -- --dir');
    return 1;
  }
  const packed: Packed[] = [];
  await build({
    projectDir: checkout,
    dir: folderOnly,
    publish: 'never',
    config: {
      ...(standIn === null ? {} : { electronDist: runtime.folder, electronVersion: standIn.version }),
      async afterPack(context) {
        await fitStandIn(context, runtime);
        packed.push(packedBy(context));
      },
    },
  });
  let code = packed.length === 0 ? 1 : 0;
  for (const { program, fuses } of packed) {
    const problems = await fuseProblems(program, fuses);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) code = 1;
    else {
      say(
        `${relative(checkout, program)} is packed; its ${Object.keys(fuses).length} fuses are as they should be.`,
      );
    }
  }
  if (standIn !== null) {
    say(
      `It runs on the stand-in (Electron ${standIn.version}), for trying on this machine: do not hand it on.`,
    );
  }
  return code;
}

function asksForFolder(argv: readonly string[]): boolean | null {
  try {
    const { values } = parseArgs({ args: [...argv], options: { dir: { type: 'boolean' } } });
    return values.dir === true;
  } catch {
    return null;
  }
}

function packedBy({ appOutDir, packager, electronPlatformName }: AfterPackContext): Packed {
  const fuses = wantedFuses.parse(packager.config.electronFuses);
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'darwin':
    case 'mas':
      return { program: join(appOutDir, `${name}.app`), fuses };
    case 'win32':
      return { program: join(appOutDir, `${name}.exe`), fuses };
    default:
      return { program: join(appOutDir, packager.config.linux?.executableName ?? name), fuses };
  }
}

/** Gives a program on the stand-in the build of better-sqlite3 that it can load, and takes its way of being tried. */
async function fitStandIn(context: AfterPackContext, { standIn }: DesktopRuntime): Promise<void> {
  if (standIn === null) return;
  const modules = join(context.appOutDir, 'resources/app.asar.unpacked/node_modules');
  const target = join(modules, `better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`);
  await rm(target);
  await copyFile(standIn.sqlite, target);
  await rm(join(context.appOutDir, 'resources/default_app.asar'), { force: true });
}

try {
  const code = await packageProgram(process.argv.slice(2));
  // electron-builder leaves connections open that would keep the process alive.
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The program could not be packed.');
  process.exit(1);
}
