// Brings a checkout to where it can run: packages installed, sources built. Plain JavaScript without packages,
// because it is what a fresh clone begins with, on whatever Node its machine has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { install, isInstalled, nodeProgram } from './installation.mjs';
import { quietRun } from './quiet-run.mjs';
import { readOrNull, sha256, writeStamp } from './stamp.mjs';

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
    if (!isInstalled(checkout)) await install(checkout, say);
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
      quietRun(
        checkout,
        nodeProgram(checkout),
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
  if (!statSync(join(checkout, path)).isDirectory()) return [path];
  return readdirSync(join(checkout, path)).flatMap((name) => filesUnder(join(path, name)));
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
