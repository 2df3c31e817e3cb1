import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedFolder } from '../fixtures/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const folder = sharedFolder();

// Built into a folder of its own, so that what is looked at is what the sources give now.
beforeAll(() => {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const environment = { ...process.env, NODE_ENV: 'production', LATCHKEY_BUILD_FOLDER: folder };
  for (const config of ['vite.config.ts', 'vite.main.config.ts']) {
    execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error', '--config', config], {
      cwd: root,
      env: environment,
      stdio: 'pipe',
    });
  }
}, 120_000);

function filesOf(part: 'main' | 'renderer', extension: RegExp): readonly (readonly [string, string])[] {
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const);
}

describe('the built program', () => {
  it('case 49: the preload script is one small file that requires Electron alone and gives the page two functions', () => {
    const preload = readFileSync(join(folder, 'main', 'preload.cjs'), 'utf8');
    expect(Buffer.byteLength(preload)).toBeLessThanOrEqual(1024);
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
    expect(preload).not.toContain('import');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    const exposed: Record<string, unknown> = {};
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          exposed[name] = api;
        },
      },
    };
    runInNewContext(preload, { require: () => electron });
    expect(Object.keys(exposed)).toEqual(['host']);
    expect(Object.keys(exposed['host'] as object)).toEqual(['send', 'onMessage']);
  });

  it.each([
    'webSecurity',
    'ELECTRON_RUN_AS_NODE',
    'unsafe-eval',
    'allowRunningInsecureContent',
    'sandbox: false',
  ])('case 49: main never says "%s"', (word) => {
    const files = filesOf('main', /\.c?js$/);
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter(([, text]) => text.includes(word)).map(([name]) => name)).toEqual([]);
  });

  it('case 49: the command line and the worker never load Electron', () => {
    for (const entry of ['cli.js', 'worker.js', 'launch.js']) {
      for (const [name, text] of reachable(entry)) {
        expect({ name, found: /(?:from|import)\s*["']electron["']/.exec(text)?.[0] }).toEqual({ name });
      }
    }
  });

  it('case 49: the window loads nothing of Node', () => {
    for (const [name, text] of filesOf('renderer', /\.js$/)) {
      expect({ name, found: /\brequire\(|["']node:|from\s*["']electron["']/.exec(text)?.[0] }).toEqual({
        name,
      });
    }
  });

  it('case 49: no source map comes along, and no file names a folder of this machine', () => {
    for (const part of ['main', 'renderer'] as const) {
      expect(filesOf(part, /\.map$/)).toEqual([]);
      for (const [name, text] of filesOf(part, /\.(?:c?js|css|html)$/)) {
        const found = [root, 'sourceMappingURL=data'].filter((word) => text.includes(word));
        expect({ name, found }).toEqual({ name, found: [] });
      }
    }
  });

  it('has no inline script and no address of another place in its page', () => {
    const page = readFileSync(join(folder, 'renderer', 'index.html'), 'utf8');
    for (const [script] of page.matchAll(/<script[^>]*>/g)) expect(script).toContain(' src="./');
    expect(page).not.toMatch(/https?:|\son\w+=|<style/);
  });
});

/** A built file and every other that it imports. */
function reachable(entry: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(entry)) return seen;
  const text = readFileSync(join(folder, 'main', entry), 'utf8');
  seen.set(entry, text);
  for (const match of text.matchAll(/["']\.\/([\w.-]+\.js)["']/g)) reachable(match[1] ?? '', seen);
  return seen;
}
