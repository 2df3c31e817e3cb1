import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileRequest } from '../../../../main/services/policies/policy-place.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-place-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a file that the system hands over', () => {
  it('opens as a policy of its folder', async () => {
    const path = join(folder, 'ci.policy.json');
    await writeFile(path, '{}');
    expect(openFileRequest(path)).toEqual({ kind: 'openPolicy', folder, name: 'ci.policy.json' });
  });

  it.each(['notes.json', '.policy.json', 'ci.policy.json.bak'])(
    'is refused in one clear sentence where it is called %s',
    async (name) => {
      const path = join(folder, name);
      await writeFile(path, '{}');
      expect(openFileRequest(path)).toEqual({
        kind: 'tell',
        sentence: `${path} was not opened: a policy file's name ends in .policy.json. Rename it, then open it again.`,
      });
    },
  );

  it('is refused where it is a folder or not there', async () => {
    const path = join(folder, 'ci.policy.json');
    expect(openFileRequest(path)).toEqual({
      kind: 'tell',
      sentence: `${path} was not opened: it is not there or may not be read. Check the path.`,
    });
    await mkdir(path);
    expect(openFileRequest(path)).toEqual({
      kind: 'tell',
      sentence: `${path} was not opened: it is no file. Choose a policy file.`,
    });
  });
});
