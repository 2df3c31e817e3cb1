import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

const sample = 'github-repositories.policy.json';
const range = /sees 201 to 420 of 2,031 entities/;

let browser: Browser;
let profile: string;
let program: Program;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

function heading(page: Page, name: RegExp) {
  // By tag: a dialog takes the rest of the window from readers, and counts behind it are looked at all the same.
  return page.locator('h2').filter({ hasText: name });
}

/** Replaces the whole text of the open policy as a person would paste it. */
async function typeOver(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: /^Policy text of/ });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  // Typing a bracket over a selection would put it in brackets.
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

describe('the workbench', () => {
  beforeEach(async () => {
    profile = await temporaryProfile();
    program = await startProgram(profile);
  });

  afterEach(async () => {
    await program.stop();
    await removeFolder(profile);
  });

  it('opens with a policy, the sample inventory and the reach as a range', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await heading(page, range).waitFor();
    await page.getByText('ALLOW · sees 186 · 186 only by this one').first().waitFor();
    for (const verdict of ['Visible', 'Undetermined', 'Hidden']) {
      await page.getByRole('radio', { name: new RegExp(`^${verdict} [1-9]`) }).waitFor();
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('explains a chosen entity', async () => {
    const { page } = await openWindow(browser, program.address);
    await page.getByRole('option', { name: /^jules-alder/ }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await explanation.getByRole('heading', { name: 'Why is jules-alder hidden?' }).waitFor();
    await explanation.getByText('no ALLOW applies').waitFor();
    await explanation.getByText('query:GetAccountEntity').waitFor();
    await page.context().close();
  });

  it('names a relationship by its ends in the list, to the search and in its explanation', async () => {
    const { page } = await openWindow(browser, program.address);
    await page.getByRole('tab', { name: /^Relationships/ }).click();
    await page.getByRole('searchbox', { name: 'Search relationships' }).fill('payments → remy');
    await page.getByRole('option', { name: /^payments → remy-alder/ }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await explanation.getByRole('heading', { name: 'Why is payments → remy-alder undetermined?' }).waitFor();
    await page.context().close();
  });

  it('stays alive when a bracket and a quote are typed over the whole text', async () => {
    const { page } = await openWindow(browser, program.address);
    await heading(page, range).waitFor();
    await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{"permissions": [');
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
    for (let undone = 0; undone < 20; undone += 1) await page.keyboard.press('ControlOrMeta+Z');
    await heading(page, range).waitFor();
    await page.context().close();
  });

  it('keeps the last good verdicts, with the reason, while the text is broken', async () => {
    const { page } = await openWindow(browser, program.address);
    await heading(page, range).waitFor();
    await typeOver(page, '{"permissions": [');
    await page
      .getByText(/last text that could be decided/i)
      .first()
      .waitFor();
    await heading(page, range).waitFor();
    // How many steps the typing makes is Monaco's affair.
    await expect
      .poll(async () => {
        await page.keyboard.press('ControlOrMeta+Z');
        return await page.getByText(/last text that could be decided/i).count();
      })
      .toBe(0);
    await page.context().close();
  });

  it('moves the range when a question is settled and back when that is taken back', async () => {
    const { page } = await openWindow(browser, program.address);
    await heading(page, range).waitFor();
    await page.getByRole('button', { name: /open questions make this a range/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('label', { hasText: 'Numbers and booleans equal no text' }).click();
    await heading(page, range).waitFor({ state: 'hidden' });
    const file = JSON.parse(await readFile(join(profile, 'workspace', 'latchkey.json'), 'utf8')) as {
      answers: { nonString: { answer: string } };
    };
    expect(file.answers.nonString.answer).toBe('unequal');
    await dialog
      .getByRole('button', { name: /^Take back the answer to: In stringEquals, do numbers/ })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await heading(page, range).waitFor();
    await page.context().close();
  });

  it('opens entities from a file, and keeps the loaded set where a file is refused', async () => {
    const { page } = await openWindow(browser, program.address);
    await heading(page, range).waitFor();
    await page.getByRole('button', { name: /choose an entity set/ }).click();
    const dialog = page.getByRole('dialog');
    const files = page.locator('input[type=file]');
    await files.setInputFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from('[{"_type":'),
    });
    await dialog
      .getByText(/broken\.json/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await heading(page, range).waitFor();

    const hostile = {
      _type: 'github_repo',
      displayName: '<img src=x onerror="window.__xss=1">',
      ['__proto__']: 'kept',
      constructor: 'kept',
      toString: 'kept',
      '': 'kept',
      long: 'x'.repeat(65_536),
    };
    const text = JSON.stringify([hostile]).replace('"constructor"', '"__proto__":"kept","constructor"');
    await page.getByRole('button', { name: /choose an entity set/ }).click();
    await files.setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await heading(page, /sees 1 of 1 entit/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /<img src=x/ }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    for (const name of ['__proto__', 'constructor', 'toString']) {
      await explanation.getByRole('rowheader', { name, exact: true }).waitFor();
    }
    expect(await page.evaluate(() => Reflect.get(window, '__xss') === undefined)).toBe(true);

    await page.getByRole('button', { name: /choose an entity set/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Sample inventory/ })
      .click();
    await heading(page, range).waitFor();
    await page.context().close();
  });

  it('case 50: a newer window takes over and the older one says so; without a token nobody is let in', async () => {
    const older = await openWindow(browser, program.address);
    await heading(older.page, range).waitFor();
    const newer = await openWindow(browser, program.address);
    await heading(newer.page, range).waitFor();
    await older.page
      .getByText(/open in a newer window/)
      .first()
      .waitFor();
    const stranger = await fetch(new URL('/', program.address));
    expect(stranger.status).toBe(403);
    await older.page.context().close();
    await newer.page.context().close();
  });
});

describe('saving', () => {
  it('keeps text that was typed a second before kill -9, and saves it on request', async () => {
    const folder = await temporaryProfile();
    try {
      const first = await startProgram(folder);
      const { page } = await openWindow(browser, first.address);
      await heading(page, range).waitFor();
      const text = '{"permissions": [{"effect": "ALLOW", "actions": ["*"], "resources": ["*"]}]}';
      await typeOver(page, text);
      await page.waitForTimeout(1000);
      await first.kill();
      await page.context().close();

      const second = await startProgram(folder);
      const again = await openWindow(browser, second.address);
      await heading(again.page, /sees all|sees 2,031/).waitFor();
      await again.page.getByRole('textbox', { name: /^Policy text of/ }).focus();
      await again.page.keyboard.press('ControlOrMeta+S');
      await again.page
        .getByRole('status')
        .filter({ hasText: /^Saved/ })
        .first()
        .waitFor();
      expect(await readFile(join(folder, 'workspace', sample), 'utf8')).toContain('"actions": ["*"]');
      await again.page.context().close();
      await second.stop();
    } finally {
      await removeFolder(folder);
    }
  });

  it('brings the text back that the file’s took the place of, when that is undone', async () => {
    const folder = await temporaryProfile();
    try {
      const started = await startProgram(folder);
      const { page } = await openWindow(browser, started.address);
      await heading(page, range).waitFor();
      const text = (action: string): string =>
        `{"permissions": [{"effect": "ALLOW", "actions": ["${action}"], "resources": ["*"]}]}`;
      await typeOver(page, text('query:ReadGraphData'));
      await heading(page, /sees all|sees 2,031/).waitFor();
      await writeFile(join(folder, 'workspace', sample), text('dashboard:View'));
      await page.keyboard.press('ControlOrMeta+S');
      await page.getByRole('button', { name: 'Take the File’s' }).click();
      await heading(page, /sees 0 of 2,031/).waitFor();
      await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
      await page.keyboard.press('ControlOrMeta+Z');
      await heading(page, /sees all|sees 2,031/).waitFor();
      await page.keyboard.press('ControlOrMeta+S');
      await page
        .getByRole('status')
        .filter({ hasText: /^Saved/ })
        .first()
        .waitFor();
      expect(await readFile(join(folder, 'workspace', sample), 'utf8')).toBe(text('query:ReadGraphData'));
      await page.context().close();
      await started.stop();
    } finally {
      await removeFolder(folder);
    }
  });

  it('case 6: a damaged workspace.db shows what can be done, and is kept whatever is chosen', async () => {
    const folder = await temporaryProfile();
    try {
      const first = await startProgram(folder);
      const { page } = await openWindow(browser, first.address);
      await heading(page, range).waitFor();
      await page.context().close();
      await first.stop();
      const database = join(folder, 'workspace.db');
      await writeFile(database, 'this is no database, it only stands where one stood');
      const before = await readFile(database);
      const second = await startProgram(folder);
      const again = await openWindow(browser, second.address);
      await again.page.getByRole('button', { name: /start empty/i }).waitFor();
      await again.page.getByText('workspace.db').first().waitFor();
      const { violations } = await new AxeBuilder({ page: again.page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await readFile(database)).toEqual(before);
      await again.page.locator('label', { has: again.page.getByRole('checkbox') }).click();
      await again.page.getByRole('button', { name: /start empty/i }).click();
      await heading(again.page, range).waitFor();
      const kept = (await readdir(folder)).find((name) => /^workspace\.db\.damaged-[^.]*$/.test(name));
      expect(await readFile(join(folder, kept ?? 'nothing kept'))).toEqual(before);
      await again.page.context().close();
      await second.stop();
    } finally {
      await removeFolder(folder);
    }
  });
});
