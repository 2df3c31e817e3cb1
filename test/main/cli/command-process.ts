import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** What a run of the command left behind. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The repository's top folder. */
export const repository = resolve(import.meta.dirname, '../../..');

/** Runs the real command as a process of its own, in a folder, with a profile of its own there. */
export async function runLatchkey(
  folder: string,
  words: readonly string[],
  input: string | Uint8Array = '',
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(repository, 'main/cli/index.ts'), ...words], {
    cwd: folder,
    env: { ...process.env, LATCHKEY_PROFILE: join(folder, 'profile') },
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // A command that fails before it has read all of its input closes the pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exitCode = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  return {
    exitCode,
    output: Buffer.concat(output).toString('utf8'),
    errors: Buffer.concat(errors).toString('utf8'),
  };
}

/** A fresh folder with files in it that goes with the test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = temporaryFolder();
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return folder;
}

/** The text of a policy of one ALLOW of `query:ReadGraphData` under a condition. */
export function allowText(condition: unknown): string {
  return JSON.stringify({
    permissions: [{ effect: 'ALLOW', actions: ['query:ReadGraphData'], resources: ['*'], condition }],
  });
}
