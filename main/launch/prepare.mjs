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
import { install, isInstalled, projectNode } from './installation.mjs';

/** The checkout's folder. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

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
  if (isInstalled(checkout) && isBuilt()) return;
  const release = await takeTurn();
  try {
    const problem = install(checkout, say);
    if (problem !== null) throw new Error(problem);
    if (!isBuilt()) await build(say);
  } finally {
    release();
  }
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
    const child = spawn(program, programArguments, { cwd: folder, stdio: 'inherit' });
    // Ctrl-C reaches the child by itself; this one stays to hand on its exit code.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
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
  await Promise.all(
    ['vite.config.ts', 'vite.main.config.ts'].map((config) =>
      run(
        projectNode(checkout),
        [vite, 'build', '--logLevel', 'error', '--config', config],
        'Latchkey could not be built. See what is said above; in a fresh clone this is a bug worth reporting.',
      ),
    ),
  );
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
