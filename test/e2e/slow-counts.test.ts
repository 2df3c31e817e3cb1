import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdCalls } from './held-calls.ts';
import type { HeldCalls } from './held-calls.ts';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';
import { everything, heading, openEntities, repositories, workspaceWith } from './two-policies.ts';

let browser: Browser;
let profile: string;
let program: Program;
let page: Page;
let calls: HeldCalls;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  profile = await temporaryProfile();
  const folder = await workspaceWith(profile, { all: everything, repositories });
  program = await startProgram(profile, `--workspace=${folder}`);
  ({ page } = await openWindow(browser, program.address));
  calls = await holdCalls(page);
  await heading(page, /^all sees 2,031/).waitFor();
  await page.getByRole('listbox', { name: 'Entities', exact: true }).getByRole('option').first().waitFor();
});

afterEach(async () => {
  await page.context().close();
  await program.stop();
  await removeFolder(profile);
});

/** The colours of the first mark in the list and of the first bar, of which grey ones are others. */
async function colours(): Promise<string> {
  return await page.evaluate(() => {
    const mark = document.querySelector('[aria-label="Entities"] [role="option"] svg');
    const bar = document.querySelector('[aria-label="Types of entities"] [class*="visible"]');
    return [mark, bar].map((one) => (one === null ? '' : getComputedStyle(one).color)).join(' ');
  });
}

async function open(title: string): Promise<void> {
  await page.getByRole('treegrid', { name: 'Policies' }).getByRole('row', { name: title }).click();
}

describe('counts that take their time', () => {
  it('of another policy: nothing of the one before passes for it, and deciding can be stopped and asked again', async () => {
    const current = await colours();
    calls.hold('simulation.run');
    await open('repositories');
    await heading(page, /^Deciding repositories…/).waitFor();
    expect(await heading(page, /sees/).count()).toBe(0);
    expect(await colours()).not.toBe(current);
    await page.getByRole('contentinfo').getByText('Deciding…').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Deciding repositories was stopped.').waitFor();
    calls.release();
    await page.getByRole('button', { name: 'Decide again', exact: true }).click();
    await heading(page, /^repositories sees 186 of 2,031/).waitFor();
    expect(await colours()).not.toBe('');
  });

  it('of an edit: those before stay, grey once a person notices, until the new ones are there', async () => {
    const current = await colours();
    calls.hold('simulation.run');
    await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.getByText('Deciding all… The counts are of an earlier text.').waitFor();
    await heading(page, /^all sees 2,031/).waitFor();
    expect(await colours()).not.toBe(current);
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    calls.release();
    await page.getByText('The counts are of an earlier text.').waitFor({ state: 'detached' });
    await expect.poll(colours).toBe(current);
  });

  it('of another set: its counts never stand above rows of the set before', async () => {
    calls.hold('simulation.objects');
    await openEntities(page, 'mine', '[{"_type": "github_repo", "displayName": "the only one"}]');
    await heading(page, /^all sees 1 of 1 entity/).waitFor();
    const rows = page.getByRole('listbox', { name: 'Entities', exact: true }).getByRole('option');
    expect(await rows.count()).toBe(0);
    calls.release();
    await rows.filter({ hasText: 'the only one' }).waitFor();
  });

  it('while the text is broken, the mark of the chosen object and that of the status bar are grey too', async () => {
    await page.getByRole('option', { name: /^acme-labs/ }).click();
    await heading(page, /^Why is acme-labs/).waitFor();
    const marks = page.locator(
      'section[aria-label="Explanation"] h2, section[aria-label="Explanation"] svg, footer svg',
    );
    const look = async () => await marks.evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    const current = await look();
    await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
    await page.keyboard.type('}');
    await page
      .getByText(/last text that could be decided/)
      .first()
      .waitFor();
    const broken = await look();
    expect(broken.filter((colour, index) => colour === current[index])).toEqual([]);
  });
});
