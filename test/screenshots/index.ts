// Takes the pictures of the README anew, from the built program with its sample, into docs/images.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from '../e2e/program.ts';
import type { Program } from '../e2e/program.ts';

interface Picture {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  /** Brings the window, with the sample's counts on screen, to what is to be seen. */
  readonly arrange: (page: Page) => Promise<void>;
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('option', { name }).first().click();
  await page.getByRole('heading', { name: /^Why is/ }).waitFor();
}

const pictures: readonly Picture[] = [
  { name: 'workbench-light', scheme: 'light', arrange: (page) => choose(page, /^robin-alder/) },
  { name: 'workbench-dark', scheme: 'dark', arrange: (page) => choose(page, /^acme-labs/) },
  {
    name: 'entities',
    scheme: 'light',
    async arrange(page) {
      await page.keyboard.press('ControlOrMeta+2');
      await page.getByRole('grid').getByRole('row').nth(3).click();
    },
  },
  {
    name: 'completion',
    scheme: 'dark',
    async arrange(page) {
      await page.locator('.view-line').getByText('github_repo').first().click();
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    },
  },
  // The last: the sizes of panes are remembered.
  {
    name: 'explanation',
    scheme: 'light',
    async arrange(page) {
      await choose(page, /^kim-alder/);
      await page.getByRole('separator', { name: 'Height of the explanation' }).focus();
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowUp');
      await page.getByRole('separator', { name: 'Height of the explanation' }).blur();
    },
  },
];

const folder = resolve(import.meta.dirname, '../../docs/images');

async function take(browser: Browser, program: Program, picture: Picture): Promise<void> {
  const { page } = await openWindow(browser, program.address, picture.scheme);
  await page.getByTestId('reach-entities').waitFor();
  await page.locator('.view-zones').getByText('ALLOW').first().waitFor();
  await picture.arrange(page);
  // Menus and counts have settled, and nothing is hovered.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${picture.name}.png`) });
  process.stdout.write(`${picture.name}.png\n`);
  await page.context().close();
}

const [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
const program = await startProgram(profile);
try {
  await mkdir(folder, { recursive: true });
  for (const picture of pictures) await take(browser, program, picture);
} finally {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
}
