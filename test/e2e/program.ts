import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions, Page } from 'playwright-core';

/** The built program, serving a profile of its own. */
export interface Program {
  /** The address with its token, as the terminal shows it. */
  readonly address: string;
  /** Ends it at once, without a word to it. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** A page and what its console and content security policy complained about. */
export interface Window {
  readonly page: Page;
  readonly complaints: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A folder for one test's profile. */
export function temporaryProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'latchkey-e2e-'));
}

/** Removes a test's folder. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Starts the built program without a window on the profile, with further words of the command line. */
export async function startProgram(profile: string, ...words: readonly string[]): Promise<Program> {
  const launcher = join(root, 'dist/main/launch.js');
  if (!existsSync(launcher)) throw new Error('The program is not built: npm run build');
  const host = spawn(process.execPath, [launcher, '--no-open', ...words], {
    cwd: root,
    env: { ...process.env, HOME: profile, LATCHKEY_PROFILE: profile },
    // By the channel it notices, and ends, when whoever tests it has gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const address = await printedAddress(host);
  return {
    address,
    kill: () => ended(host, 'SIGKILL'),
    stop: () => ended(host, 'SIGINT'),
  };
}

/** Starts Chromium. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions());
}

/** Which Chromium is started, and how. */
export function browserOptions(): LaunchOptions {
  return {
    executablePath: process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags.split(' '),
  };
}

/** Opens an address in a context of its own, as a person with a new browser would. */
export async function openWindow(
  browser: Browser,
  address: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}

/** The address that a starting program prints; rejects where it ends without one. */
function printedAddress(host: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (address !== undefined) found(address);
    };
    host.stdout?.on('data', read);
    host.stderr?.on('data', read);
    host.once('exit', () => failed(new Error(`The program ended: ${output}`)));
  });
}

/** Sends a signal to a program and waits for its end. */
function ended(host: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (host.exitCode !== null || host.signalCode !== null) {
      done();
      return;
    }
    host.once('exit', () => done());
    host.kill(signal);
  });
}
