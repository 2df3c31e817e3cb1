import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const launchFolder = join(import.meta.dirname, '../../../main/launch');
const installing = 'Installing what Latchkey needs; this happens once and takes about a minute …\n';
const building = 'Building; this happens after a change of the sources and takes about ten seconds …\n';
let folder: string;

// A checkout with the real scripts and a builder that writes two programs.
beforeEach(async () => {
  folder = temporaryFolder();
  await cp(launchFolder, join(folder, 'main/launch'), { recursive: true });
  await mkdir(join(folder, 'renderer'));
  await mkdir(join(folder, 'shared'));
  await mkdir(join(folder, 'builder/bin'), { recursive: true });
  await writeFile(join(folder, 'shared/source.ts'), '1');
  for (const config of ['vite.config.ts', 'vite.main.config.ts']) await writeFile(join(folder, config), '');
  await writeFile(
    join(folder, 'builder/package.json'),
    JSON.stringify({ name: 'vite', version: '1.0.0', scripts: { install: 'echo run > ../script-ran' } }),
  );
  await writeFile(
    join(folder, 'builder/bin/vite.js'),
    `const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
     if (readFileSync('shared/source.ts', 'utf8') === 'broken') { console.error('shared/source.ts is broken'); process.exit(1); }
     mkdirSync('dist/main', { recursive: true });
     writeFileSync('dist/main/launch.js', 'console.log("launched", ...process.argv.slice(2)); process.exit(7);');
     writeFileSync('dist/main/cli.js', 'console.log("answer", process.cwd()); process.exit(1);');`,
  );
  await writeLock('1.0.0');
});

async function writeLock(version: string): Promise<void> {
  const dependencies = { vite: 'file:builder' };
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'checkout', version, type: 'commonjs', devDependencies: dependencies }),
  );
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      name: 'checkout',
      version,
      lockfileVersion: 3,
      packages: {
        '': { name: 'checkout', version, devDependencies: dependencies },
        builder: { name: 'vite', version: '1.0.0', dev: true },
        'node_modules/vite': { resolved: 'builder', link: true },
      },
    }),
  );
}

interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

function run(script: 'start' | 'latchkey', ...scriptArguments: readonly string[]): Promise<Run> {
  const path = join(folder, 'main/launch', `${script}.mjs`);
  // npm's own variables would name the scripts of the checkout that runs the tests.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)),
  );
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path, ...scriptArguments],
      { cwd: tmpdir(), env: { ...environment, NODE_ENV: 'production' } },
      (error, output, errors) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
      },
    );
  });
}

describe('a fresh checkout', () => {
  it('is installed without scripts and built on the first start, and on the second neither', async () => {
    expect(await run('start', '--no-open')).toEqual({
      code: 7,
      output: `${installing}${building}launched --no-open\n`,
      errors: '',
    });
    await expect(readFile(join(folder, 'script-ran'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await run('start')).toEqual({ code: 7, output: 'launched\n', errors: '' });
  });

  it('is built again after a change of a source, whatever the times of the files say, and not after one back', async () => {
    await run('start');
    await writeFile(join(folder, 'shared/source.ts'), '2');
    expect((await run('start')).output).toBe(`${building}launched\n`);
    await writeFile(join(folder, 'shared/source.ts'), '2');
    expect((await run('start')).output).toBe('launched\n');
  });

  it('is installed again after a change of the lock file', async () => {
    await run('start');
    await writeFile(join(folder, 'node_modules/.package-lock.json'), '{"packages":{}}');
    await writeLock('2.0.0');
    expect((await run('start')).output).toBe(`${installing}${building}launched\n`);
  });

  it('takes packages that were installed by hand as they are', async () => {
    await run('start');
    await rm(join(folder, 'node_modules/.cache'), { recursive: true });
    expect((await run('start')).output).toBe('launched\n');
  });

  it('gives the command line its answer alone, its exit code, and the folder of the person', async () => {
    expect(await run('latchkey')).toEqual({ code: 1, output: `answer ${tmpdir()}\n`, errors: '' });
  });

  it('is prepared once by two starts at one moment', async () => {
    const both = await Promise.all([run('start'), run('start')]);
    const outputs = both.map(({ output }) => output).sort();
    expect(outputs).toEqual([`${installing}${building}launched\n`, 'launched\n']);
  });

  it('says what is wrong where it can not be built, and ends with 1, the command line with 2', async () => {
    await writeFile(join(folder, 'shared/source.ts'), 'broken');
    const failed = await run('start');
    expect(failed.code).toBe(1);
    expect(failed.errors).toMatch(/^shared\/source\.ts is broken\n[^]*Latchkey could not be built\. .*\n$/);
    const command = await run('latchkey');
    expect(command).toMatchObject({ code: 2, output: '' });
    expect(command.errors).not.toContain('    at ');
  });

  it('says what is wrong where it can not be installed, and ends with 1', async () => {
    await writeFile(
      join(folder, 'package-lock.json'),
      '{"lockfileVersion":3,"packages":{"node_modules/x":{}}}',
    );
    const failed = await run('start');
    expect(failed.code).toBe(1);
    expect(failed.errors).toMatch(/The packages could not be installed: .*\n$/);
  });
});
