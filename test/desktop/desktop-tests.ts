import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { desktopRuntime } from '../../main/package/desktop-runtime.ts';
import { openDisplay } from './display.ts';
import { stageProgram } from './staged-program.ts';

const checkout = join(import.meta.dirname, '../..');
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs the tests of the desktop window with what they need; gives how many passed and failed. */
async function runDesktopTests(
  chosen: readonly string[],
): Promise<{ readonly passed: number; readonly failed: number }> {
  const runtime = await desktopRuntime(say);
  const { standIn } = runtime;
  const staged = standIn === null ? null : await stageProgram(checkout, standIn.sqlite);
  const display = await openDisplay(say);
  if (process.getuid?.() === 0)
    say('As root the windows open without a sandbox: Chromium has none for root. Prefer a user of your own.');
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-desktop-tests-'));
  const results = join(folder, 'report.json');
  try {
    const vitest = join(checkout, 'node_modules/vitest/vitest.mjs');
    const options = ['--config', 'test/desktop/vitest.config.ts', '--reporter=default', '--reporter=json'];
    const run = spawnSync(
      process.execPath,
      [vitest, 'run', ...options, `--outputFile.json=${results}`, ...chosen],
      {
        cwd: checkout,
        stdio: 'inherit',
        env: {
          ...process.env,
          ...display.environment,
          LATCHKEY_TEST_RUNTIME: runtime.program,
          LATCHKEY_TEST_PROGRAM: staged?.folder ?? checkout,
        },
      },
    );
    if (!existsSync(results)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, testResults } = report.parse(
      JSON.parse(readFileSync(results, 'utf8')),
    );
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
    );
    for (const { assertionResults } of testResults) {
      for (const { status, fullName } of assertionResults) {
        if (status === 'failed') say(`FAILED ${fullName}`);
        if (status === 'pending' || status === 'skipped') say(`left out: ${fullName}`);
      }
    }
    for (const { name } of unloaded) say(`FAILED ${name}: the file could not be run`);
    const failed = numFailedTests + unloaded.length;
    return { passed: numPassedTests, failed: run.status !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    display.close();
    await staged?.remove();
  }
}

try {
  const { passed, failed } = await runDesktopTests(process.argv.slice(2));
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : 'The desktop tests could not be run.');
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
