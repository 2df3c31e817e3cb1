import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, repository, runLatchkey } from './command-process.ts';

it('tells its version and its commands', async () => {
  const folder = await folderWith({});
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  const [told, help, none] = await Promise.all([
    runLatchkey(folder, ['--version']),
    runLatchkey(folder, ['help']),
    runLatchkey(folder, []),
  ]);
  expect(told).toEqual({ exitCode: 0, output: `${version}\n`, errors: '' });
  expect(help.exitCode).toBe(0);
  expect(help.output).toContain('latchkey decide --cases FILE');
  expect(none).toEqual({
    exitCode: 2,
    output: '',
    errors: 'latchkey: name a command: lint, simulate, explain, decide, help\n',
  });
});

it('ends quietly when its reader goes away', async () => {
  const folder = await folderWith({
    'p.json': '{"permissions":[]}',
    'e.json': JSON.stringify(Array.from({ length: 40_000 }, (_, index) => ({ _id: `object-${index}` }))),
  });
  const words = ['simulate', '--policy', 'p.json', '--entities', 'e.json', '--decisions', '-'];
  const child = spawn(process.execPath, [join(repository, 'main/cli/index.ts'), ...words], { cwd: folder });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const exitCode = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  expect(Buffer.concat(errors).toString('utf8')).toBe('');
  expect(exitCode).toBe(0);
});
