import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';

/** The built program with one policy open in Chromium. */
export interface EditorWindow {
  readonly page: Page;
  /** What the window's console and its content security policy complained about. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts the browser host of the built program on a folder of its own that holds the policy. */
export async function openEditorWindow(policyText: string): Promise<EditorWindow> {
  const profile = await temporaryProfile();
  const workspace = join(profile, 'tried');
  await mkdir(workspace);
  await writeFile(join(workspace, 'tried.policy.json'), policyText);
  const program = await startProgram(profile, `--workspace=${workspace}`);
  let browser: Browser | null = null;
  async function close(): Promise<void> {
    await browser?.close();
    await program.stop();
    await removeFolder(profile);
  }
  try {
    browser = await startBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) {
        complaints.push(message.text());
      }
    });
    await page.goto(program.address);
    return { page, complaints, close };
  } catch (error) {
    await close();
    throw error;
  }
}
