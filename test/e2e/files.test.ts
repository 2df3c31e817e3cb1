import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let folder: string;
let program: Program;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  profile = await temporaryProfile();
  folder = join(profile, 'tried');
  await mkdir(join(folder, 'team'), { recursive: true });
  await writeFile(join(folder, 'ci.policy.json'), policy('github_repo'));
  await writeFile(join(folder, 'team', 'audit.policy.json'), policy('okta_user'));
  program = await startProgram(profile, `--workspace=${folder}`);
});

afterEach(async () => {
  await program.stop();
  await removeFolder(profile);
});

// One line: the editor indents lines that are typed.
const policy = (type: string): string =>
  `{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"],"condition":{"stringEquals":{"_type":"${type}"}}}]}`;

const row = (page: Page, name: RegExp): Locator =>
  page.getByRole('treegrid', { name: 'Policies' }).getByRole('row', { name });
const tab = (page: Page, name: RegExp): Locator =>
  page.getByRole('grid', { name: 'Open policies' }).getByRole('row', { name });
const text = (page: Page): Locator => page.getByRole('textbox', { name: /^Policy text of/ });
const saved = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^Saved$/ });
const sees = (page: Page, words: RegExp): Locator => page.locator('h2').filter({ hasText: words });

async function typeOver(page: Page, typed: string): Promise<void> {
  await text(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(typed);
}

async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('the policy files', () => {
  it('are made, renamed, duplicated, deleted and brought back, with their tabs', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await sees(page, /ci sees 186/).waitFor();

    await page
      .getByRole('button', { name: /^New Policy/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Name' }).fill('team/new');
    await page.keyboard.press('Enter');
    await tab(page, /^new/).waitFor();
    expect(existsSync(join(folder, 'team', 'new.policy.json'))).toBe(true);

    await row(page, /^new/).focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name' }).fill('moved');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await tab(page, /^moved/).waitFor();
    expect(await readFile(join(folder, 'moved.policy.json'), 'utf8')).toContain('github_repo');
    expect(existsSync(join(folder, 'team', 'new.policy.json'))).toBe(false);

    await row(page, /^ci/).click({ button: 'right' });
    expect(await findings(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Duplicate Policy' }).click();
    await tab(page, /^ci-copy/).waitFor();
    await sees(page, /ci-copy sees 186/).waitFor();

    await typeOver(page, policy('okta_user'));
    await sees(page, /ci-copy sees 120/).waitFor();
    await row(page, /^ci-copy/).focus();
    await page.keyboard.press('Delete');
    await page.getByText('“ci-copy.policy.json” was deleted.').waitFor();
    await tab(page, /^ci-copy/).waitFor({ state: 'detached' });
    expect(existsSync(join(folder, 'ci-copy.policy.json'))).toBe(false);
    await page.getByRole('navigation').getByRole('button', { name: 'Undo' }).click();
    // Its unsaved text is back with it.
    await sees(page, /ci-copy sees 120/).waitFor();
    expect(await readFile(join(folder, 'ci-copy.policy.json'), 'utf8')).toBe(policy('github_repo'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('that another program changes are shown anew, compared, or kept beside what was typed', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await sees(page, /ci sees 186/).waitFor();
    await writeFile(join(folder, 'ci.policy.json'), policy('okta_user'));
    await page.getByText('was changed outside of Latchkey: now its new text').waitFor();
    await sees(page, /ci sees 120/).waitFor();
    await page.getByRole('region', { name: 'ci.policy.json' }).getByRole('button', { name: 'Undo' }).click();
    await sees(page, /ci sees 186/).waitFor();

    await writeFile(join(folder, 'ci.policy.json'), policy('aws_instance'));
    await page.getByRole('button', { name: 'Compare' }).click();
    const comparison = page.getByRole('region', { name: 'Comparison of ci.policy.json' });
    await comparison.getByText('aws_instance').first().waitFor();
    await comparison.getByText('github_repo').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep Mine' }).click();
    await comparison.waitFor({ state: 'detached' });
    await saved(page).waitFor();
    expect(await readFile(join(folder, 'ci.policy.json'), 'utf8')).toBe(policy('github_repo'));

    await rm(join(folder, 'ci.policy.json'));
    await page.getByText('was deleted outside of Latchkey').waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    await saved(page).waitFor();
    expect(await readFile(join(folder, 'ci.policy.json'), 'utf8')).toBe(policy('github_repo'));

    await writeFile(join(folder, 'team', 'fresh.policy.json'), policy('okta_user'));
    await row(page, /^team/).click();
    await row(page, /^fresh/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('have a history of their saves, each compared and restored as a step that can be undone', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await sees(page, /ci sees 186/).waitFor();
    await typeOver(page, policy('okta_user'));
    await page.keyboard.press('ControlOrMeta+S');
    await saved(page).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('listbox', { name: 'History' });
    await history.getByRole('option', { name: /as found in the folder/ }).click();
    const comparison = page.getByRole('region', { name: 'Comparison of ci.policy.json' });
    await comparison.getByText('github_repo').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await comparison.getByRole('button', { name: 'Restore This Text' }).click();
    await sees(page, /ci sees 186/).waitFor();
    expect(await readFile(join(folder, 'ci.policy.json'), 'utf8')).toBe(policy('okta_user'));
    await text(page).focus();
    await page.keyboard.press('ControlOrMeta+Z');
    await sees(page, /ci sees 120/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('that are open are open again after a restart, with the text that none of them had saved', async () => {
    const first = await openWindow(browser, program.address);
    await sees(first.page, /ci sees 186/).waitFor();
    await typeOver(first.page, policy('aws_instance'));
    await row(first.page, /^team/).click();
    await row(first.page, /^audit/).click();
    await sees(first.page, /audit sees 120/).waitFor();
    await first.page.waitForTimeout(1000);
    await program.kill();
    await first.page.context().close();

    program = await startProgram(profile);
    const { page } = await openWindow(browser, program.address);
    await sees(page, /audit sees 120/).waitFor();
    await tab(page, /^audit/).waitFor();
    await row(page, /^audit/).waitFor();
    await tab(page, /^ci/).click();
    await sees(page, /ci sees 120/).waitFor();
    await tab(page, /^ci/).getByRole('button').click();
    await tab(page, /^ci/).waitFor({ state: 'detached' });
    await tab(page, /^audit/).waitFor();
    await page.context().close();
  });

  it('are added by dropping .json files on them', async () => {
    const { page } = await openWindow(browser, program.address);
    await sees(page, /ci sees 186/).waitFor();
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.json'));
      transfer.items.add(new File([content], 'ci.policy.json'));
      transfer.items.add(new File(['x'], 'notes.txt'));
      return transfer;
    }, policy('okta_user'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      await row(page, /^ci/).dispatchEvent(type, { dataTransfer: data });
    await sees(page, /dropped sees 120/).waitFor();
    await page.getByText('"ci.policy.json" is already in').waitFor();
    await page.getByText('"notes.txt" was not added').waitFor();
    expect(await readFile(join(folder, 'dropped.policy.json'), 'utf8')).toBe(policy('okta_user'));
    expect(await readFile(join(folder, 'ci.policy.json'), 'utf8')).toBe(policy('github_repo'));
    await page.context().close();
  });
});
