import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPackage } from '../../../main/package/pinned-package.ts';

const abc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-pinned-'));
  await mkdir(join(folder, 'into'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Puts a program called npm first on the path, in the place of the network. */
async function npmDoes(script: string): Promise<void> {
  await writeFile(join(folder, 'npm'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'npm'), 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
}

describe.skipIf(process.platform === 'win32')('a package whose every byte is known', () => {
  const pinned = { name: 'thing', version: '1.0.0', integrity: abc };

  it('is fetched and checked', async () => {
    await npmDoes('printf abc > thing-1.0.0.tgz');
    expect(await fetchPackage(pinned, join(folder, 'into'))).toBe(join(folder, 'into', 'thing-1.0.0.tgz'));
  });

  it('is not used where it is another', async () => {
    await npmDoes('printf abd > thing-1.0.0.tgz');
    await expect(fetchPackage(pinned, join(folder, 'into'))).rejects.toThrow(
      /^thing@1\.0\.0 is not what it was when it was chosen \(sha512-.*\): it is not used\.$/,
    );
  });

  it('says what to check where it can not be fetched', async () => {
    await npmDoes('exit 1');
    await expect(fetchPackage(pinned, join(folder, 'into'))).rejects.toThrow(
      'thing@1.0.0 was not fetched: check that the npm registry can be reached.',
    );
  });
});
