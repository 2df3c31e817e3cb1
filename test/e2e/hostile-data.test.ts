import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program, Window } from './program.ts';

const image = '<img src=x onerror=__xss=1>';
const link = '[a](javascript:__xss=1)';
const markup = `${link}"${image}`;
/** As a file's name, which has no quotes on some systems. */
const fileName = `${link}${image}`;
const policyName = `${fileName}.policy.json`;
const policy = JSON.stringify({
  permissions: [
    {
      effect: 'ALLOW',
      actions: ['query:ReadGraphData'],
      resources: ['*'],
      condition: { stringEquals: { [markup]: markup } },
    },
  ],
});
const entities = [
  { _id: markup, _key: 'k1', _type: markup, _class: markup, displayName: markup, [markup]: markup },
  { _id: 'id-2', _key: 'k2', _type: 't', displayName: `other ${markup}`, [markup]: image },
  { _id: 'r1', _type: markup, displayName: markup, _fromEntityId: markup, _toEntityId: image },
];

let browser: Browser;
let profile: string;
let program: Program;
let window: Window;
let page: Page;

beforeAll(async () => {
  [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
  await mkdir(join(profile, 'workspace'));
  await writeFile(join(profile, 'workspace', policyName), policy);
  program = await startProgram(profile);
  window = await openWindow(browser, program.address);
  page = window.page;
  await page.getByRole('treegrid', { name: 'Policies' }).getByRole('row', { name: fileName }).click();
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
});

/** That nothing of the data became a part of the page or ran, and that the page had nothing to complain about. */
async function expectText(): Promise<void> {
  expect(await page.locator('img, script[src="x"], a[href^="javascript"], b, strong').count()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, '__xss') as unknown)).toBeUndefined();
  expect(window.complaints).toEqual([]);
}

async function typeOver(text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Policy text of/ }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  // The end of a long line is far to the right.
  await page.keyboard.press('ControlOrMeta+Home');
}

async function importFile(name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /choose an entity set/ }).click();
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

describe.skipIf(process.platform === 'win32')('markup in data is shown as it is written', () => {
  it('case 33: in the name of a policy, the title of the window, and the word that it was saved', async () => {
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: fileName })
      .waitFor({ state: 'attached' });
    const tab = page.getByRole('grid', { name: 'Open policies' }).getByRole('row', { name: fileName });
    await tab.waitFor();
    expect(await page.title()).toBe('Latchkey');
    await typeOver(`${policy} `);
    await page.keyboard.press('ControlOrMeta+S');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first()
      .waitFor();
    await expectText();
  });

  it('case 33: in a problem, its tooltip and the hover of the editor', async () => {
    await typeOver(policy.replace('"ALLOW"', JSON.stringify(markup)));
    const problem = page.getByRole('listbox', { name: 'Problems' }).getByRole('option', { name: /V202/ });
    await problem.getByText(image).waitFor();
    expect(await problem.locator('[title]').first().getAttribute('title')).toContain(link);
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.view-line').getByText(link, { exact: false }).first().hover();
    const hover = page.locator('.monaco-hover', { hasText: 'V202' });
    await hover.waitFor();
    expect(await hover.textContent()).toContain(link);
    expect(await hover.textContent()).toContain(image);
    await expectText();
    await page.mouse.move(5, 5);
    await typeOver(policy);
  });

  it('case 33: in what is said of a file that is refused', async () => {
    await importFile(`${fileName}.json`, `[{"_type":${image}`);
    await page.getByRole('alert').getByText(`${fileName}.json`).waitFor();
    await expectText();
    await page.keyboard.press('Escape');
  });

  it('case 33: in sets, lists, bars and explanations of both kinds of objects', async () => {
    await importFile(`${fileName}.json`, JSON.stringify(entities));
    await page
      .locator('h2')
      .filter({ hasText: /sees 1 of 2 entities/ })
      .waitFor();
    await page.getByRole('dialog').getByText(fileName, { exact: true }).waitFor();
    await expectText();
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /choose an entity set/ })
      .getByText(fileName)
      .waitFor();

    const explanation = page.getByRole('region', { name: 'Explanation' });
    for (const kind of ['Entities', 'Relationships']) {
      await page.getByRole('tab', { name: new RegExp(`^${kind}`) }).click();
      await page.getByRole('listbox', { name: kind }).getByRole('option').last().click();
      await explanation.getByRole('heading', { level: 2 }).filter({ hasText: markup }).waitFor();
      await explanation.getByRole('row').filter({ hasText: image }).first().waitFor();
      await expectText();
    }
    for (const by of [/^By type/, /^By class/]) {
      await page.getByRole('tab', { name: by }).click();
      await page
        .locator(`[title^=${JSON.stringify(markup)}]`)
        .first()
        .waitFor();
      await expectText();
    }
  });
});
