import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/desktop/**', 'test/bench/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // A browser or a child process on a busy CI machine can miss its moment; what is wrong fails twice.
    retry: process.env['CI'] === undefined ? 0 : 1,
    expect: { poll: { timeout: 20_000 } },
  },
});
