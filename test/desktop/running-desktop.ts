import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Locator, Page } from 'playwright-core';

/** The desktop program with its window. */
export interface RunningDesktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page's console complained about. */
  readonly complaints: readonly string[];
  /** Closes the window as a person does and waits for the program's end. */
  readonly close: () => Promise<void>;
  /** Ends the program at once, without a word to it. */
  readonly kill: () => Promise<void>;
}

/** A folder for one test. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'latchkey-desktop-'));
}

/** Removes a test's folder. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The folder of the built program. */
export function programFolder(): string {
  return fromEnvironment('LATCHKEY_TEST_PROGRAM');
}

/** Starts the built program on a profile and waits for its window. */
export async function startDesktop(
  profile: string,
  ...ownArguments: readonly string[]
): Promise<RunningDesktop> {
  const app = await _electron.launch({
    executablePath: fromEnvironment('LATCHKEY_TEST_RUNTIME'),
    args: [...sandboxArguments(), programFolder(), ...ownArguments],
    env: environmentOf(profile),
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const child = app.process();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    app,
    page,
    complaints,
    async close() {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {});
      await ended;
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts the program a second time on a profile and waits for the end of that start. */
export function startAgain(profile: string, ...ownArguments: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = execFile(
      fromEnvironment('LATCHKEY_TEST_RUNTIME'),
      [...sandboxArguments(), programFolder(), ...ownArguments],
      { env: environmentOf(profile) },
      () => resolve(child.exitCode),
    );
  });
}

/** Chromium has no sandbox for root. */
export function sandboxArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** The variables of a program that runs on a profile of a test. */
export function environmentOf(profile: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('LATCHKEY_') || name.startsWith('VITEST') ? [] : [[name, value]],
  ) as [string, string][];
  return {
    ...Object.fromEntries(inherited),
    LATCHKEY_PROFILE: profile,
    // GTK and the bus are nobody's but the test's.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with npm run test:desktop`);
  return value;
}

/** The heading that shows a reach, by tag: a dialog takes the rest of the window from readers. */
export function heading(page: Page, name: RegExp): Locator {
  return page.locator('h2').filter({ hasText: name });
}

/** Replaces the whole text of the open policy as a person would paste it. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  // Typing a bracket over a selection would put it in brackets.
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}
