// The packages of a checkout, and the programs that come with them. Plain JavaScript that runs on Node 20 without any
// package: it is what installs them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { quietRun } from './quiet-run.mjs';
import { readOrNull, sha256, writeStamp } from './stamp.mjs';

/**
 * Whether the packages of the lock file are installed.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = sha256(readFileSync(join(root, 'package-lock.json')));
  if (readOrNull(stampOf(root)) === wanted) return true;
  if (!matchesLockFile(root)) return false;
  // Installed by hand: nothing to do but to remember it.
  writeStamp(stampOf(root), wanted);
  return true;
}

/**
 * Whether npm's own record of node_modules has every package of the lock file that every machine needs.
 * @param {string} root
 */
function matchesLockFile(root) {
  const installed = readOrNull(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const present = JSON.parse(installed).packages;
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).every(
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.version === entry.version,
  );
}

/**
 * Installs the packages of the lock file, without their scripts; `say` is told before. Throws a sentence for a person.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function install(root, say) {
  say('Installing what Latchkey needs; this happens once and takes about a minute …');
  rmSync(stampOf(root), { force: true });
  const [program, programArguments] = npmProgram([
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  await quietRun(
    root,
    program,
    programArguments,
    'The packages could not be installed: see what npm says above, check the network or the registry, and try again.',
  );
  writeStamp(stampOf(root), sha256(readFileSync(join(root, 'package-lock.json'))));
}

/**
 * Runs npm with the Node that runs this, wherever npm lives, and waits for its end.
 * @param {string} root
 * @param {readonly string[]} argumentsOfNpm
 * @param {'pipe' | 'inherit'} stdio
 */
export function runNpm(root, argumentsOfNpm, stdio) {
  const [program, programArguments] = npmProgram(argumentsOfNpm);
  const shell = program.endsWith('.cmd');
  return spawnSync(program, programArguments, {
    cwd: root,
    stdio,
    env: nodeFirst(root),
    maxBuffer: 1 << 28,
    shell,
  });
}

/**
 * The environment with the project's own programs, Node 24 among them, first on the path.
 * @param {string} root
 */
export function nodeFirst(root) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path };
}

/**
 * The program of the Node that everything runs on: that of the platform's package, else this one if it is new enough.
 * @param {string} root
 */
export function nodeProgram(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const packages = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  const found = packages
    .map((one) => join(root, 'node_modules', one, 'bin', name))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `There is no Node 24 for ${process.platform} ${process.arch} among the packages: install Node 24 and try again.`,
  );
}

/** @param {string} root */
function stampOf(root) {
  return join(root, 'node_modules', '.cache', 'latchkey', 'install.stamp');
}

/**
 * @param {readonly string[]} argumentsOfNpm
 * @returns {[program: string, programArguments: string[]]}
 */
function npmProgram(argumentsOfNpm) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') === true) {
    // npm goes on with the Node that it was started with: the one in node_modules may be about to be replaced.
    return [process.env.npm_node_execpath ?? process.execPath, [script, ...argumentsOfNpm]];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', [...argumentsOfNpm]];
}
