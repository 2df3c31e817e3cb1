import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuseProblems } from '../../../main/package/fuse-check.ts';

// The mark before the fuses in every Electron program, the version of their format, and how many there are.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder: string;
let program: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-fuses-'));
  program = join(folder, 'latchkey');
});

afterEach(() => rm(folder, { recursive: true }));

async function pack(fuses: string): Promise<void> {
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  await writeFile(program, Buffer.concat([Buffer.alloc(100), wire, Buffer.alloc(100)]));
}

const wanted = { runAsNode: false, enableCookieEncryption: true, onlyLoadAppFromAsar: true };

describe('the fuses of a packed program', () => {
  it('are as they should be where every one reads back so', async () => {
    await pack('01000100');
    expect(await fuseProblems(program, wanted)).toEqual([]);
  });

  it('are named, each in a sentence, where they are not', async () => {
    await pack('11000r00');
    expect(await fuseProblems(program, wanted)).toEqual([
      'The fuse runAsNode should be off and is not: do not hand the program on.',
      'The fuse onlyLoadAppFromAsar should be on and is not: do not hand the program on.',
    ]);
  });

  it('are never passed over where one is unknown', async () => {
    await pack('01000100');
    expect(await fuseProblems(program, { ...wanted, newFuse: true })).toEqual([
      'The fuse newFuse is not known: it was not checked.',
    ]);
  });
});
