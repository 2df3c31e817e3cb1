import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let program: Program;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
  program = await startProgram(profile);
  ({ page, complaints } = await openWindow(browser, program.address));
  await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
});

async function violations(): Promise<readonly string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id }) => id);
}

describe('trying a policy without touching its text', () => {
  it('moves the range when a permission is left out, and goes back', async () => {
    await page.getByRole('button', { name: 'What if…' }).click();
    await page
      .getByRole('radiogroup', { name: /^#1 ALLOW/ })
      .getByText('Leave out')
      .click();
    await page.getByRole('heading', { level: 2, name: /sees 30 to 234 of 2,031/ }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Trying: #1 left out. The text as it stands sees 201 to 420').waitFor();
    await page.locator('.view-zones').getByText('What if: left out').waitFor();
    expect(await page.locator('.view-lines').textContent()).toContain('github_repo');
    await page.getByRole('button', { name: 'Back to the Text' }).click();
    await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('watched objects', () => {
  it('show their verdicts while the policy changes, and come back with the policy', async () => {
    await page.getByRole('option', { name: /^kim-alder/ }).click();
    await page.getByRole('button', { name: 'Watch this object', exact: true }).click();
    const watched = page.getByRole('region', { name: 'Watched' });
    await watched.getByRole('button', { name: /kim-alder: / }).waitFor();
    const before = await watched.getByRole('button', { name: /kim-alder: / }).getAttribute('aria-label');
    await page.getByRole('button', { name: 'What if…' }).click();
    await page
      .getByRole('radiogroup', { name: /^#2 ALLOW/ })
      .getByText('Make it DENY')
      .click();
    await watched.getByRole('button', { name: 'kim-alder: hidden' }).waitFor();
    await watched.getByText(/^was /).waitFor();
    expect(before).not.toContain('hidden');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the Text' }).click();
    await watched.getByRole('button', { name: before ?? '' }).waitFor();
    await page.reload();
    await watched.getByRole('button', { name: before ?? '' }).waitFor();
    await watched.getByRole('button', { name: 'Stop watching kim-alder' }).click();
    await watched.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
