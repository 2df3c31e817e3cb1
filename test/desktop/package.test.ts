import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, removeFolder, sandboxArguments, temporaryFolder } from './running-desktop.ts';

const checkout = join(import.meta.dirname, '../..');
const packed = join(checkout, 'dist/package/linux-unpacked');
const program = join(packed, 'latchkey');
const archive = join(packed, 'resources/app.asar');
const run = promisify(execFile);

let folder: string;
let contents: string;
let output: string;
const started: ChildProcess[] = [];

function filesOf(part: string, extension: RegExp): readonly (readonly [name: string, text: string])[] {
  return readdirSync(join(contents, 'dist', part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const);
}

function namesWith(
  files: readonly (readonly [name: string, text: string])[],
  pattern: RegExp,
): readonly string[] {
  return files.filter(([, text]) => pattern.test(text)).map(([name]) => name);
}

/** Starts the packed program on a profile and gives its page, by Chromium's own debugger: Node's is closed. */
async function startPacked(profile: string, ...more: readonly string[]): Promise<Page> {
  const child = spawn(program, [...sandboxArguments(), '--remote-debugging-port=0', ...more], {
    env: environmentOf(profile),
    stdio: 'ignore',
  });
  started.push(child);
  const portFile = join(profile, 'electron/DevToolsActivePort');
  await expect.poll(() => existsSync(portFile)).toBe(true);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = (): readonly Page[] => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length).toBe(1);
  const [page] = pages();
  if (page === undefined) throw new Error('the packed program has no page');
  return page;
}

describe.runIf(process.platform === 'linux')('the packed program', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    contents = join(folder, 'contents');
    const { stdout } = await run(process.execPath, [join(checkout, 'main/package/package.mjs'), '--dir'], {
      cwd: checkout,
      env: { ...process.env, CI: '1' },
      maxBuffer: 1 << 26,
    });
    output = stdout;
    extractAll(archive, contents);
  }, 300_000);

  afterAll(async () => {
    for (const child of started) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => {
          child.once('exit', resolve);
        });
        child.kill('SIGKILL');
        await ended;
      }
    }
    await removeFolder(folder);
  });

  it('starts, and opens the policy file that it is given', async () => {
    const keys = join(folder, 'keys');
    await mkdir(keys);
    await writeFile(join(keys, 'mine.policy.json'), '{"permissions":[]}');
    const page = await startPacked(join(folder, 'profile'), join(keys, 'mine.policy.json'));
    await page.getByRole('textbox', { name: /^Policy text of mine/ }).waitFor({ state: 'attached' });
    expect(page.url()).toBe('app://bundle/');
  });

  it('ignores what would make it run as Node, load code or let a debugger in', async () => {
    const profile = join(folder, 'profile');
    const injected = join(folder, 'injected.cjs');
    await writeFile(injected, `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`);
    const attempts: readonly (readonly [argv: readonly string[], environment: Record<string, string>])[] = [
      [['-e', `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`], {}],
      [[], { NODE_OPTIONS: `--require ${injected}` }],
      [['--inspect=0'], {}],
      [['--inspect-brk=0'], {}],
    ];
    for (const [argv, environment] of attempts) {
      const asNode = environment['NODE_OPTIONS'] === undefined && argv[0] === '-e';
      // A program of this profile runs: each of these hands over to it and ends.
      const { stdout, stderr } = await run(program, [...argv, ...sandboxArguments()], {
        env: { ...environmentOf(profile), ...environment, ...(asNode ? { ELECTRON_RUN_AS_NODE: '1' } : {}) },
        timeout: 30_000,
      });
      expect(`${stdout}${stderr}`).not.toMatch(/debugger listening/i);
      expect(existsSync(join(folder, 'ran'))).toBe(false);
    }
  });

  it('has its fuses as the configuration says, read back from the program', async () => {
    const wire = await getCurrentFuseWire(program);
    const [off, on] = [48, 49];
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
    expect(output).toContain('its 7 fuses are as they should be');
  });

  it('case 49: main neither runs as Node nor opens a door in the window', () => {
    const files = filesOf('main', /\.c?js$/);
    expect(files.length).toBeGreaterThan(4);
    expect(
      namesWith(files, /ELECTRON_RUN_AS_NODE|webSecurity|unsafe-eval|allowRunningInsecureContent/),
    ).toEqual([]);
  });

  it('case 49: the preload script requires Electron alone', () => {
    const preload = extractFile(archive, 'dist/main/preload.cjs').toString();
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
  });

  it('case 49: the window has nothing of Node', () => {
    expect(namesWith(filesOf('renderer', /\.js$/), /\brequire\(|["']node:/)).toEqual([]);
  });

  it('case 49: no source map and no folder of this machine is packed, and nothing but what runs', () => {
    const names = listPackage(archive, { isPack: false });
    expect(
      names.filter((name) => /\.(?:map|ts|tsx|db)$/.test(name) && !name.includes('node_modules')),
    ).toEqual([]);
    const ours = ['main', 'renderer'].flatMap((part) => filesOf(part, /\.(?:c?js|css|html)$/));
    const folders = [checkout, homedir()].filter((path) => path.length > 1);
    expect(
      ours.filter(([, text]) => folders.some((path) => text.includes(path))).map(([name]) => name),
    ).toEqual([]);
    const parts = new Set(names.map((name) => name.split(/[/\\]/)[1]));
    expect(parts).toEqual(new Set(['LICENSE', 'dist', 'main', 'node_modules', 'package.json']));
    expect(existsSync(join(packed, 'resources/default_app.asar'))).toBe(false);
  });
});
