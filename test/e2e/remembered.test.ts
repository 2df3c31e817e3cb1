import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let program: Program;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  profile = await temporaryProfile();
  program = await startProgram(profile);
});

afterEach(async () => {
  await program.stop();
  await removeFolder(profile);
});

async function start(): Promise<Page> {
  const { page } = await openWindow(browser, program.address);
  await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
  return page;
}

/** Ends the program and starts it again, on another port, for a browser that knows nothing of before. */
async function restart(page: Page): Promise<void> {
  await page.context().close();
  await program.stop();
  program = await startProgram(profile);
}

function width(page: Page): Promise<number> {
  return page
    .locator('[data-pane="Policies"]')
    .evaluate((pane) => Math.round(pane.getBoundingClientRect().width));
}

it('the sizes of panes are there after a restart, in the first frame too', async () => {
  const page = await start();
  const before = await width(page);
  await page.getByRole('separator', { name: 'Width of the policy files' }).focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => width(page)).toBeGreaterThan(before + 20);
  const wanted = await width(page);
  await restart(page);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const again = await context.newPage();
  await again.addInitScript(() => {
    const widths: number[] = [];
    Reflect.set(globalThis, 'widths', widths);
    const look = (): void => {
      const pane = document.querySelector('[data-pane="Policies"]');
      if (pane !== null) widths.push(Math.round(pane.getBoundingClientRect().width));
      if (widths.length < 10) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await again.goto(program.address);
  const widths = () => again.evaluate(() => Reflect.get(globalThis, 'widths') as number[]);
  await expect.poll(async () => (await widths()).length).toBe(10);
  for (const one of await widths()) expect(Math.abs(one - wanted)).toBeLessThanOrEqual(2);
  await context.close();
});

it('the theme is there after a restart before anything is drawn', async () => {
  const page = await start();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search commands' }).waitFor();
  await page.keyboard.type('theme dark');
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: 'Theme: Dark' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await restart(page);
  const context = await browser.newContext({ colorScheme: 'light' });
  const again = await context.newPage();
  await again.goto(program.address);
  const served = await context.request.get(again.url());
  expect(await served.text()).toContain('<html lang="en" data-theme="dark">');
  await again.getByRole('button', { name: 'Theme: Dark' }).waitFor();
  await again.keyboard.press('F1');
  await again.getByText('Last used').waitFor();
  await again.getByRole('menuitem', { name: 'Theme: Dark' }).waitFor();
  await context.close();
});
