import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { madeFolder } from './made-folder.ts';
import { needPrograms } from './system-program.ts';

// The package's own builds ask for Node-API 10, which the stand-in does not have. Built as experimental they ask for
// nothing by number, and everything that they call is there.
const definitions = [
  'NDEBUG',
  'BUILDING_NODE_EXTENSION',
  'NAPI_VERSION=2147483647',
  'NAPI_EXPERIMENTAL',
  'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];

const manifest = z.object({ version: z.string() });
const run = promisify(execFile);

/**
 * The path of the installed better-sqlite3's native code in a build, unpatched, that the stand-in runtime can load;
 * built at the first time. Throws a sentence for a person where that fails.
 */
export async function standInSqlite(cache: string, say: (line: string) => void): Promise<string> {
  const requireHere = createRequire(import.meta.url);
  const source = dirname(requireHere.resolve('better-sqlite3/package.json'));
  const requireThere = createRequire(join(source, 'package.json'));
  const { version } = manifest.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
  const recipe = createHash('sha256').update(JSON.stringify(definitions)).digest('hex').slice(0, 8);
  const made = await madeFolder(join(cache, `better-sqlite3-${version}-${recipe}`), async (folder) => {
    needPrograms(
      [
        { program: 'gcc', debianPackage: 'gcc' },
        { program: 'g++', debianPackage: 'g++' },
      ],
      say,
    );
    say(`Building better-sqlite3 ${version} for Electron's stand-in (about half a minute, once) …`);
    const gyp = await readFile(join(source, 'deps/defines.gypi'), 'utf8');
    const settings = [...gyp.matchAll(/'((?:SQLITE|HAVE)_[A-Z\d_]+(?:=-?\d+)?)'/g)].map((match) => match[1]);
    const common = ['-O1', '-fPIC', '-w', ...[...definitions, ...settings].map((name) => `-D${name}`)];
    const include = [
      // Those of the Node that runs this, which npm installs with it.
      join(dirname(process.execPath), '../include/node'),
      dirname(requireThere.resolve('node-addon-api/package.json')),
      join(source, 'deps/sqlite3'),
    ].map((path) => `-I${path}`);
    try {
      await Promise.all([
        run('gcc', [...common, '-std=c99', '-c', join(source, 'deps/sqlite3/sqlite3.c'), '-o', 'sqlite3.o'], {
          cwd: folder,
        }),
        run(
          'g++',
          [
            ...common,
            ...include,
            '-std=c++20',
            '-fvisibility=hidden',
            '-c',
            join(source, 'src/better_sqlite3.cpp'),
            '-o',
            'better_sqlite3.o',
          ],
          { cwd: folder },
        ),
      ]);
      const link = ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-o', 'better_sqlite3.node'];
      await run('g++', [...link, 'better_sqlite3.o', 'sqlite3.o', '-ldl'], { cwd: folder });
    } catch (error) {
      throw new Error('better-sqlite3 could not be built: check that gcc and g++ work.', { cause: error });
    }
  });
  return join(made, 'better_sqlite3.node');
}
