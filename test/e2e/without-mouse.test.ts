import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program, Window } from './program.ts';
import { everything, repositories, workspaceWith } from './two-policies.ts';

const typed =
  '{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"],' +
  '"condition":{"stringEquals":{"active":"true"}}}]}';

let browser: Browser;
let profile: string;
let folder: string;
let program: Program;
let window: Window;
let page: Page;

beforeAll(async () => {
  [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
  folder = await workspaceWith(profile, { everything, repositories });
  program = await startProgram(profile, `--workspace=${folder}`);
  window = await openWindow(browser, program.address);
  ({ page } = window);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
});

/** Chooses a command in the palette by its first words. */
async function command(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search commands' }).waitFor();
  await page.keyboard.type(words.toLowerCase());
  await focusedRow(words).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The row of a palette that Enter chooses, if it has these words. */
function focusedRow(words: string): Locator {
  return page.locator('[role="menuitem"][data-focused]').filter({ hasText: words });
}

/** Presses Tab until something of that role and name has the focus. */
async function tabTo(role: 'listbox' | 'button', name: RegExp): Promise<void> {
  const target = page.getByRole(role, { name });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await target.evaluateAll((found) => found.some((one) => one === document.activeElement));
    if (focused) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

it('the main job is done without a mouse: open, type, read a verdict, settle, filter, save, hand on', async () => {
  await page.evaluate(() => {
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pressed', ''), {
      capture: true,
    });
  });
  await page.getByRole('heading', { level: 2, name: /sees/ }).waitFor();

  await page.keyboard.press('Control+p');
  await page.getByRole('searchbox', { name: 'Search policies' }).waitFor();
  await page.keyboard.type('repo');
  await focusedRow('repositories').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: /^repositories sees 186 of 2,031/ }).waitFor();

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(typed);
  await page.getByRole('heading', { level: 2, name: /sees 0 to \d+ of 2,031/ }).waitFor();

  await command('Search the List');
  const search = page.getByRole('searchbox', { name: 'Search entities' });
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('kim-alder');
  const first = page
    .getByRole('listbox', { name: /^Entities$/ })
    .getByRole('option')
    .first();
  await first.filter({ hasText: 'kim-alder' }).waitFor();
  await tabTo('listbox', /^Entities$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Why is kim-alder undetermined?' }).waitFor();
  await page.getByText('It hangs on an open question.').waitFor();

  await tabTo('button', /^Settle: .*numbers and booleans equal their text/i);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Why is kim-alder visible?' }).waitFor();
  const answers: unknown = JSON.parse(await readFile(join(folder, 'latchkey.json'), 'utf8'));
  expect(answers).toMatchObject({ answers: { nonString: { answer: 'equal' } } });

  await command('Clear All Filters');
  await command('List Hidden Only');
  const hidden = page.getByRole('radio', { name: /^Hidden/ });
  await expect.poll(() => hidden.getAttribute('aria-checked')).toBe('true');

  await page.keyboard.press('Control+s');
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await readFile(join(folder, 'repositories.policy.json'), 'utf8')).toBe(typed);

  const download = page.waitForEvent('download');
  await command('Save Verdict');
  const saved = join(profile, 'saved.html');
  await (await download).saveAs(saved);
  const opened = await page.context().newPage();
  await opened.goto(`file://${saved}`);
  expect(await opened.locator('h1').innerText()).toBe('Why is kim-alder visible?');
  expect(await page.locator('html').getAttribute('data-pressed')).toBeNull();
  expect(window.complaints).toEqual([]);
});
