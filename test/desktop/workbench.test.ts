import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, startDesktop, temporaryFolder } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const sample = 'github-repositories.policy.json';
const range = /sees 201 to 420 of 2,031 entities/;
const everything = '{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"]}]}';

let profile: string;
let desktop: RunningDesktop;

beforeEach(async () => {
  profile = await temporaryFolder();
  desktop = await startDesktop(profile);
});

afterEach(async () => {
  await desktop.kill();
  await removeFolder(profile);
});

function heading(page: Page, name: RegExp) {
  return page.locator('h2').filter({ hasText: name });
}

async function typeOver(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

describe('the desktop window', () => {
  it('opens with the sample, gives a verdict while one types, saves, and comes back as it was left', async () => {
    const { page } = desktop;
    await heading(page, range).waitFor();
    await page.getByRole('option', { name: /^jules-alder/ }).click();
    await page.getByRole('heading', { name: 'Why is jules-alder hidden?' }).waitFor();
    await typeOver(page, everything);
    await heading(page, /sees 2,031 of 2,031 entities/).waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    const file = join(profile, 'workspace', sample);
    await expect.poll(() => readFile(file, 'utf8')).toBe(everything);
    expect(desktop.complaints).toEqual([]);
    await desktop.close();
    desktop = await startDesktop(profile);
    await heading(desktop.page, /sees 2,031 of 2,031 entities/).waitFor();
  });
});
