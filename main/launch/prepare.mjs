// Brings a checkout to where it can run: packages installed, sources built. Plain JavaScript without packages,
// because it is what a fresh clone begins with, on whatever Node its machine has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

const installStamp = join(checkout, 'node_modules', '.cache', 'latchkey', 'install.stamp');
const buildStamp = join(checkout, 'dist', 'build.stamp');
const sources = [
  'main',
  'renderer',
  'shared',
  'vite.config.ts',
  'vite.main.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * Installs and builds what is missing or out of date. `say` is given a line before something that takes long.
 * Throws an error whose message is for a person.
 * @param {(line: string) => void} say
 */
export async function prepare(say) {
  if (isInstalled() && isBuilt()) return;
  const release = await takeTurn();
  try {
    if (!isInstalled()) await install(say);
    if (!isBuilt()) await build(say);
  } finally {
    release();
  }
}

/** The program of the Node that everything runs on: that of the platform's package, else this one if it is new enough. */
export function nodeProgram() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const packages = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  const found = packages
    .map((one) => join(checkout, 'node_modules', one, 'bin', name))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `There is no Node 24 for ${process.platform} ${process.arch} among the packages: install Node 24 and try again.`,
  );
}

/**
 * Runs a program to its end on this one's terminal and gives its exit code.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {string} folder
 * @returns {Promise<number>}
 */
export function runToEnd(program, programArguments, folder) {
  return new Promise((resolve, reject) => {
    // By the channel the child notices when this one is killed.
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
    const child = spawn(program, programArguments, { cwd: folder, stdio });
    // Ctrl-C reaches the child by itself; this one stays to hand on its exit code.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function isInstalled() {
  const wanted = sha256(readFileSync(join(checkout, 'package-lock.json')));
  if (readOrNull(installStamp) === wanted) return true;
  if (!matchesLockFile()) return false;
  // Installed by hand: nothing to do but to remember it.
  writeStamp(installStamp, wanted);
  return true;
}

/** Whether npm's own record of node_modules has every package of the lock file that every machine needs. */
function matchesLockFile() {
  const installed = readOrNull(join(checkout, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const present = JSON.parse(installed).packages;
  const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).every(
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.version === entry.version,
  );
}

/** @param {(line: string) => void} say */
async function install(say) {
  say('Installing what Latchkey needs; this happens once and takes about a minute …');
  rmSync(installStamp, { force: true });
  const npm = process.env.npm_execpath;
  const ci = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  // npm itself goes on with the Node that it was started with: the one in node_modules is about to be replaced.
  const node = process.env.npm_node_execpath ?? process.execPath;
  const [program, programArguments] =
    npm?.endsWith('.js') === true ? [node, [npm, ...ci]] : [npmCommand(), ci];
  await run(
    program,
    programArguments,
    'The packages could not be installed: see what npm says above, check the network or the registry, and try again.',
  );
  writeStamp(installStamp, sha256(readFileSync(join(checkout, 'package-lock.json'))));
}

function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function isBuilt() {
  return readOrNull(buildStamp) === sourcesHash();
}

/** @param {(line: string) => void} say */
async function build(say) {
  say('Building; this happens after a change of the sources and takes about ten seconds …');
  const hash = sourcesHash();
  rmSync(buildStamp, { force: true });
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
  const builds = await Promise.allSettled(
    ['vite.config.ts', 'vite.main.config.ts'].map((config) =>
      run(
        nodeProgram(),
        [vite, 'build', '--logLevel', 'error', '--config', config],
        'Latchkey could not be built. See what is said above; in a fresh clone this is a bug worth reporting.',
      ),
    ),
  );
  const failed = builds.find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  writeStamp(buildStamp, hash);
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(checkout, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const entries =
    readOrNull(join(checkout, path)) === null
      ? readdirSync(join(checkout, path), { withFileTypes: true })
      : null;
  if (entries === null) return [path];
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}

/**
 * Only one process of a checkout prepares it at a time; the answer ends this one's turn.
 * @returns {Promise<() => void>}
 */
async function takeTurn() {
  const file = join(tmpdir(), `latchkey-prepare-${sha256(checkout).slice(0, 16)}.lock`);
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readOrNull(file));
      // Whoever died while it prepared has left the file behind.
      if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
      else await wait(200);
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Runs a program with its output held back, which is shown only where it fails.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {string} failure
 */
function run(program, programArguments, failure) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: checkout,
      // A shell that is set up for development must get neither a window built for it nor half of the packages.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program.endsWith('.cmd'),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output = `${output}${text}`.slice(-20_000);
      });
    }
    child.once('error', (error) => reject(new Error(failure, { cause: error })));
    child.once('close', (code) => {
      if (code === 0) {
        resolve(undefined);
      } else {
        process.stderr.write(output);
        reject(new Error(failure));
      }
    });
  });
}

/** @param {string | Uint8Array} data */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function writeStamp(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
