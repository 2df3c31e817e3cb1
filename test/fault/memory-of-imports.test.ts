import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { startChild } from './child.ts';

const megabyte = 1024 * 1024;

/** The bytes in use before the first import and after each, and while each was open. */
async function measure(ending: 'remove' | 'cancel') {
  const child = startChild('import-and-close.child.ts', [temporaryFolder(), ending]);
  await child.printed('done');
  const bytes = (word: string): readonly number[] =>
    child.lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(' ')[1]));
  const [before = NaN, ...left] = bytes('left');
  return { before, left, held: bytes('held') };
}

describe('the memory of the worker', () => {
  it('case 35: is back where it was once an imported set is removed, however often', async () => {
    const { before, left, held } = await measure('remove');
    expect(left).toHaveLength(4);
    // So much does one set of the child take; a quarter of it tells one that is kept from the noise.
    expect(held).toHaveLength(4);
    for (const during of held) expect(during - before).toBeGreaterThan(40 * megabyte);
    for (const after of left) expect(after - before).toBeLessThan(10 * megabyte);
  });

  it('case 35: is back where it was once an import is cancelled with all of its bytes read, however often', async () => {
    const { before, left } = await measure('cancel');
    expect(left).toHaveLength(4);
    for (const after of left) expect(after - before).toBeLessThan(10 * megabyte);
  });
});
