import { expect, it } from 'vitest';
import { createCrashCount } from '../../../main/electron/crash-count.ts';

it('a page that crashes is loaded anew, but not for ever', () => {
  let now = 0;
  const mayReload = createCrashCount(() => now);
  expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
  now = 59_999;
  expect(mayReload()).toBe(false);
  now = 200_000;
  expect(mayReload()).toBe(true);
});
