import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { ended, printedAddress } from './program.ts';

/** The built program with one policy open in Chromium. */
export interface EditorWindow {
  readonly page: Page;
  /** What the window's console and its content security policy complained about. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const chromiumFlags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts the browser host of the built program on a folder of its own that holds the policy. */
export async function openEditorWindow(policyText: string): Promise<EditorWindow> {
  const launcher = join(root, 'dist/main/launch.js');
  if (!existsSync(launcher)) throw new Error('The program is not built: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-editor-'));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  await writeFile(join(workspace, 'tried.policy.json'), policyText);
  const host = spawn(process.execPath, [launcher, '--no-open', `--workspace=${workspace}`], {
    cwd: root,
    env: { ...process.env, HOME: folder, LATCHKEY_PROFILE: join(folder, 'profile') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let browser: Browser | null = null;
  async function close(): Promise<void> {
    await browser?.close();
    await ended(host, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const address = await printedAddress(host);
    browser = await chromium.launch({
      executablePath: process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium',
      args: chromiumFlags.split(' '),
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) {
        complaints.push(message.text());
      }
    });
    await page.goto(address);
    return { page, complaints, close };
  } catch (error) {
    await close();
    throw error;
  }
}
