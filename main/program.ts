import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Where the program stands on disk and what it calls itself. */
export interface Program {
  readonly version: string;
  /** The built window: `index.html` and its assets. */
  readonly rendererFolder: string;
  /** The program's picture, for systems that show the one of the window. */
  readonly icon: string;
}

const manifest = z.object({ name: z.literal('latchkey'), version: z.string() });

/** Finds the program around one of its own folders; throws where there is none. */
export function findProgram(from: string): Program {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    const found = existsSync(file) ? manifest.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
    if (found?.success === true) {
      return {
        version: found.data.version,
        rendererFolder: join(folder, 'dist', 'renderer'),
        icon: join(folder, 'main', 'package', 'icon.png'),
      };
    }
    if (dirname(folder) === folder) throw new Error(`no package.json of Latchkey above ${from}`);
  }
}
