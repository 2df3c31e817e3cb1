import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startForeignServer } from '../fixtures/foreign-server.ts';
import type { ForeignServer } from '../fixtures/foreign-server.ts';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let program: Program;
let foreign: ForeignServer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
  program = await startProgram(profile);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
});

beforeEach(async () => {
  foreign = await startForeignServer();
  ({ page, complaints } = await openWindow(browser, program.address));
  await page.getByText('ALLOW · sees').first().waitFor();
  return async () => {
    await page.context().close();
    await foreign.close();
  };
});

/** Drops something on a place of the window as the operating system does. */
async function drop(place: { readonly x: number; readonly y: number }, data: object): Promise<void> {
  const debuggerOf = await page.context().newCDPSession(page);
  const given = { items: [], dragOperationsMask: 19, ...data };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await debuggerOf.send('Input.dispatchDragEvent', { type, ...place, data: given });
  }
  await debuggerOf.detach();
}

async function middleOf(part: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(part).first().boundingBox();
  if (box === null) throw new Error(`there is no ${part}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('the window', () => {
  it.each(['.monaco-editor', 'h2', 'footer', 'nav', 'input'])(
    'case 45: does not go to an address that is dropped on %s',
    async (part) => {
      const address = `${foreign.origin}/dropped`;
      const items = ['text/uri-list', 'text/plain'].map((mimeType) => ({ mimeType, data: address }));
      await drop(await middleOf(part), { items });
      // What was dropped is dealt with before what is typed after it.
      await page.keyboard.press('Escape');
      await page.getByText('ALLOW · sees').first().waitFor();
      expect(new URL(page.url()).origin).toBe(new URL(program.address).origin);
      expect(foreign.asked()).toEqual([]);
    },
  );

  it.each(['.monaco-editor', 'footer'])(
    'case 45: takes an HTML file that is dropped on %s for entities, and says that it has none',
    async (part) => {
      const file = join(profile, 'dropped.html');
      await writeFile(file, `<script>location = '${foreign.origin}/dropped'</script>`);
      await drop(await middleOf(part), { files: [file] });
      await page.getByRole('alert').getByText('dropped.html').waitFor();
      expect(new URL(page.url()).origin).toBe(new URL(program.address).origin);
      expect(foreign.asked()).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it('case 45: is unknown to a page that it opens', async () => {
    const opened = page.context().waitForEvent('page');
    await page.evaluate((address) => void window.open(address), `${foreign.origin}/opened`);
    const other = await opened;
    await other.waitForURL(`${foreign.origin}/opened`);
    expect(await other.evaluate(() => window.opener === null && document.referrer === '')).toBe(true);
    expect(foreign.asked()).toContainEqual({ path: '/opened', referer: null });
  });

  it('case 45: is shown in no page of another origin', async () => {
    const other = await page.context().newPage();
    await other.goto(foreign.origin);
    const shown = await other.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = address;
      document.body.append(frame);
      await loaded;
      return frame.contentDocument === null;
    }, new URL('/', program.address).href);
    expect(shown).toBe(true);
    expect(other.frames().map((frame) => new URL(frame.url()).protocol)).toEqual(['http:', 'chrome-error:']);
  });
});
