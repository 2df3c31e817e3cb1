import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let program: Program;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  profile = await temporaryProfile();
  program = await startProgram(profile);
});
afterEach(async () => {
  await program.stop();
  await removeFolder(profile);
});

const people = '_key,_type,displayName\nu1,okta_user,"Alder, Robin"\nu2,okta_user,Sam Birch\n';

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

function firstCells(page: Page) {
  return page.getByRole('grid').getByRole('row').locator('[role=gridcell]:first-child');
}

describe('the Entities screen', () => {
  it('opens packed CSV, joins it to the sample, and names both in the status bar', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await page.locator('h2').filter({ hasText: 'of 2,031 entities' }).waitFor();
    await page.keyboard.press('ControlOrMeta+2');
    await openFile(page, 'people.csv.gz', gzipSync(people));
    await page.getByRole('button', { name: 'people: browse' }).click();
    await page.getByRole('gridcell', { name: 'Alder, Robin' }).waitFor();
    await page.getByRole('button', { name: /^people, 2 \+ 0 / }).waitFor();
    await page.getByRole('checkbox', { name: 'Include Sample inventory' }).press('Space');
    await page.getByRole('button', { name: /^2 sets, 2,033 \+ 1,500 / }).waitFor();
    await page.keyboard.press('ControlOrMeta+1');
    await page.locator('h2').filter({ hasText: 'of 2,033 entities' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('browses the sample: sorts, searches, chooses columns, and explains a row in the Workbench', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await page.locator('h2').filter({ hasText: 'of 2,031 entities' }).waitFor();
    await page.getByRole('button', { name: 'Entities', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Entities of Sample inventory' });
    await grid.getByRole('row').nth(5).waitFor();
    await page.getByRole('searchbox').fill('_TYPE=okta_u');
    await page.getByText('140 of 2,031', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Sort by displayName' }).click();
    await page
      .getByRole('columnheader', { name: 'Sort by displayName' })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor();
    await expect
      .poll(async () => {
        const names = (await firstCells(page).allTextContents()).slice(0, 10);
        return names.length === 10 && names.join() === names.toSorted().join();
      })
      .toBe(true);

    await page.getByRole('button', { name: 'Columns' }).click();
    const chooser = page.getByRole('dialog');
    await chooser.getByRole('searchbox').fill('status');
    await chooser.getByText('status', { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Sort by status' }).waitFor();

    await grid.focus();
    await page.keyboard.press('ArrowDown');
    const object = page.getByRole('region', { name: 'The object' });
    await object.getByRole('rowheader', { name: 'status' }).waitFor();
    await object.getByRole('button', { name: 'Explain in the Workbench' }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await explanation
      .getByRole('heading', { name: /^Why is .*@acme\.example (hidden|visible|undetermined)\?/ })
      .waitFor();
    await page.getByRole('listbox', { name: 'Entities' }).locator('[aria-selected=true]').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('case 39: takes what looks like a query as plain text', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await page.getByRole('button', { name: 'Entities', exact: true }).click();
    for (const text of ['" OR 1', "'; DROP TABLE entity_set; --", 'NEAR(', '%', '.*']) {
      await page.getByRole('searchbox').fill(text);
      await page.getByText('No value here holds this text.').waitFor();
    }
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('2,031', { exact: true }).last().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('an object typed by hand', () => {
  it('joins the sample, is explained at once, follows an edit, and comes back after it was removed', async () => {
    const { page, complaints } = await openWindow(browser, program.address);
    await page.locator('h2').filter({ hasText: 'of 2,031 entities' }).waitFor();
    await page.getByRole('button', { name: /choose an entity set/ }).click();
    await page.getByRole('button', { name: 'Type an Entity…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Type an entity' });
    const text = dialog.getByRole('textbox', { name: 'The object as JSON' });
    await text.fill('{"_type": "github_repo", }');
    await dialog.getByText('Line 1, column 26: a key in double quotes is expected here.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save and Explain' }).isDisabled()).toBe(true);
    await text.fill('{"_type": "github_repo", "displayName": "What if"}');
    await dialog.getByRole('button', { name: 'Save and Explain' }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await explanation.getByRole('heading', { name: 'Why is What if visible?' }).waitFor();
    await page.locator('[role=option][aria-selected=true]').filter({ hasText: 'What if' }).waitFor();
    await page.getByRole('button', { name: /^2 sets, 2,032 \+ 1,500 / }).waitFor();

    await explanation.getByRole('button', { name: 'Edit…' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit what was typed' });
    await edit.getByRole('textbox').fill('{"_type": "okta_user", "displayName": "What if not"}');
    await edit.getByRole('button', { name: 'Save and Explain' }).click();
    await explanation.getByRole('heading', { name: /^Why is What if not (hidden|undetermined)\?/ }).waitFor();

    await page.keyboard.press('ControlOrMeta+2');
    await page.getByRole('button', { name: 'Typed by hand: browse' }).click();
    await page.getByRole('gridcell', { name: 'What if not' }).click();
    await page.getByRole('region', { name: 'The object' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: /^Sample inventory, 2,031 \+ 1,500:/ }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^2 sets, 2,032 \+ 1,500 / }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('begins as a copy of an explained object with an id of its own', async () => {
    const { page } = await openWindow(browser, program.address);
    await page.getByRole('option', { name: /^jules-alder/ }).click();
    const explanation = page.getByRole('region', { name: 'Explanation' });
    await explanation.getByRole('button', { name: 'Edit a Copy…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit a copy' });
    expect(await dialog.getByRole('textbox').inputValue()).toMatch(/"_key": "[^"]+-copy"/);
    await dialog.getByRole('button', { name: 'Save and Explain' }).click();
    await page.locator('h2').filter({ hasText: 'of 2,032 entities' }).waitFor();
    await explanation.getByRole('heading', { name: /^Why is jules-alder / }).waitFor();
    await explanation.getByRole('button', { name: 'Edit…' }).waitFor();
    await page.context().close();
  });
});

describe('an imported set', () => {
  it('case 58: stands there again at the next start, with nothing imported anew, and says of when it is', async () => {
    const first = await openWindow(browser, program.address);
    await first.page.locator('h2').filter({ hasText: 'of 2,031 entities' }).waitFor();
    await first.page.getByRole('button', { name: /choose an entity set/ }).click();
    await openFile(first.page, 'people.csv', Buffer.from(people));
    await first.page.locator('h2').filter({ hasText: 'of 2 entities' }).waitFor();
    await first.page.context().close();
    await program.stop();
    program = await startProgram(profile);
    const { page, complaints } = await openWindow(browser, program.address);
    await page.locator('h2').filter({ hasText: 'of 2 entities' }).waitFor();
    await page.getByRole('option', { name: /^Sam Birch/ }).waitFor();
    await page.getByRole('button', { name: /^people.*, 2 \+ 0 · as of .*20\d\d/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});
