import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, madeFolder } from '../../../main/package/made-folder.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'latchkey-made-'));
});

afterEach(() => rm(cache, { recursive: true }));

async function make(folder: string): Promise<void> {
  await writeFile(join(folder, 'whole'), 'yes');
}

describe('a folder that is made once', () => {
  it('is made at the first time and found afterwards', async () => {
    let made = 0;
    for (let time = 0; time < 2; time += 1) {
      const folder = await madeFolder(join(cache, 'thing'), async (empty) => {
        made += 1;
        await make(empty);
      });
      expect(await readFile(join(folder, 'whole'), 'utf8')).toBe('yes');
    }
    expect(made).toBe(1);
    expect(await readdir(cache)).toEqual(['thing']);
  });

  it('leaves nothing behind where it could not be made, so that the next time begins anew', async () => {
    const failing = madeFolder(join(cache, 'thing'), async (empty) => {
      await make(empty);
      throw new Error('no space');
    });
    await expect(failing).rejects.toThrow('no space');
    expect(await readdir(cache)).toEqual([]);
  });

  it('is one where two make it at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => madeFolder(join(cache, 'thing'), make)));
    expect(both).toEqual([join(cache, 'thing'), join(cache, 'thing')]);
    expect(await readdir(cache)).toEqual(['thing']);
  });

  it('stands in the cache of the person', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache' })).toBe(join('/cache', 'latchkey'));
    expect(cacheFolder({ XDG_CACHE_HOME: '' })).toMatch(/\.cache.latchkey$/);
  });
});
