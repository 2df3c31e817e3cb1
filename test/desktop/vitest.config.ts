import { defineConfig } from 'vitest/config';

/** The tests in a real desktop window, one after the other: a window that has no focus behaves otherwise. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['test/desktop/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
    retry: process.env['CI'] === undefined ? 0 : 1,
    expect: { poll: { timeout: 20_000 } },
  },
});
