// `npm test`: plain JavaScript that runs on Node 20 without any package. It installs what is missing, runs every
// check but the desktop tests, and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFirst, runNpm } from '../main/launch/installation.mjs';
import { checkout as root, prepare } from '../main/launch/prepare.mjs';

const counts = { passed: 0, failed: 0 };

function say(line) {
  process.stdout.write(`${line}\n`);
}

function count(passed, name, remedy) {
  if (passed) counts.passed += 1;
  else {
    counts.failed += 1;
    say(`FAILED ${name}${remedy === undefined ? '' : `: ${remedy}`}`);
  }
}

function finish() {
  say(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

const browserNames = [
  process.env.LATCHKEY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function findChromium() {
  return browserNames.find((path) => path !== undefined && existsSync(path));
}

/** On Debian as root Chromium comes from the distribution; anywhere else a person installs it. */
function chromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    say('Installing Chromium (apt-get install chromium) …');
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], quiet);
  }
  return findChromium();
}

const windows = process.platform === 'win32';
say('── install and build');
try {
  await prepare(say);
  count(true, 'install and build');
} catch (error) {
  count(false, 'install and build', error.message);
  finish();
}

const checks = [
  ['format', 'format:check', 'npm run format'],
  ['lint', 'lint', 'npm run lint'],
  ['types', 'types', 'npm run types'],
  ['dead code', 'dead', 'npm run dead'],
];
for (const [name, script, command] of checks) {
  say(`── ${name}`);
  const result = runNpm(root, ['run', '-s', script], 'pipe');
  if (result.status !== 0) {
    process.stdout.write(String(result.stdout ?? ''));
    process.stdout.write(String(result.stderr ?? ''));
  }
  count(result.status === 0, name, `see above; repeat with: ${command}`);
}

const browser = chromium();
if (browser === undefined) {
  count(
    false,
    'tests in a browser',
    'no Chromium found; install it: sudo apt-get install chromium (or set LATCHKEY_CHROMIUM)',
  );
}
const references = existsSync(join(root, '..', 'shared', 'data'));
if (!references)
  say('Left out: the tests that only add the real entities of ../shared/data, which is not there.');

say('── tests');
const folder = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
const report = join(folder, 'report.json');
const skipBrowser = browser === undefined ? ['--exclude', 'test/e2e/**'] : [];
const vitest = join(root, 'node_modules', '.bin', windows ? 'vitest.cmd' : 'vitest');
const run = spawnSync(
  vitest,
  ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...skipBrowser],
  {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...nodeFirst(root), ...(browser === undefined ? {} : { LATCHKEY_CHROMIUM: browser }) },
  },
);
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests;
  for (const file of result.testResults) {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName } of failed) say(`FAILED ${fullName}`);
    // A file that did not load has no failed test of its own.
    if (file.status === 'failed' && failed.length === 0) count(false, file.name, 'the file could not be run');
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'pending' || status === 'skipped') say(`left out: ${fullName}`);
    }
  }
  if (run.status !== 0 && counts.failed === 0)
    count(false, 'tests', 'vitest ended with a fault outside a test; see above');
} else {
  count(false, 'tests', 'vitest left no report; repeat with: npm run vitest');
}
rmSync(folder, { recursive: true, force: true });
finish();
