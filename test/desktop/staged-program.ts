import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** A built program in a folder of its own. */
export interface StagedProgram {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/**
 * Copies the built program out of a checkout, byte for byte, with better-sqlite3's native code in a build that the
 * runtime can load. So the program needs no door for another build, which an attacker could use as well.
 */
export async function stageProgram(checkout: string, sqlite: string): Promise<StagedProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-staged-'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(folder, 'main', 'package'), { recursive: true });
  await mkdir(modules);
  await cp(join(checkout, 'package.json'), join(folder, 'package.json'));
  await cp(join(checkout, 'main/package/icon.png'), join(folder, 'main/package/icon.png'));
  for (const part of ['main', 'renderer']) {
    await cp(join(checkout, 'dist', part), join(folder, 'dist', part), { recursive: true });
  }
  const { dependencies } = manifest.parse(JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')));
  for (const name of Object.keys(dependencies)) {
    const installed = join(checkout, 'node_modules', name);
    const staged = join(modules, name);
    await mkdir(join(staged, '..'), { recursive: true });
    if (name === 'better-sqlite3') {
      for (const part of ['package.json', 'lib']) {
        await cp(join(installed, part), join(staged, part), { recursive: true });
      }
      await cp(sqlite, join(staged, `prebuilds/${process.platform}-${process.arch}.node`));
    } else await symlink(installed, staged);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
