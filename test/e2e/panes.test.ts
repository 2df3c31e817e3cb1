import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';
import { everything, heading, openEntities, repositories, workspaceWith } from './two-policies.ts';

const long = 'production-continuous-integration-github-repositories-read-only-2026';

let browser: Browser;
let profile: string;
let folder: string;
let program: Program;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  profile = await temporaryProfile();
  folder = await workspaceWith(profile, { [long]: repositories });
  program = await startProgram(profile, `--workspace=${folder}`);
  ({ page } = await openWindow(browser, program.address));
  await heading(page, /sees 186 of 2,031/).waitFor();
});

afterEach(async () => {
  await page.context().close();
  await program.stop();
  await removeFolder(profile);
});

function editor(): Locator {
  return page.getByRole('textbox', { name: /^Policy text of/ });
}

/** Where an element stands; fails where it is not drawn. */
async function placeOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('the element is not drawn');
  return box;
}

async function colourOf(
  element: Locator,
  property: 'backgroundColor' | 'borderBottomColor',
): Promise<string> {
  return await element.evaluate((one, name) => getComputedStyle(one)[name], property);
}

describe('a long policy name', () => {
  it.each([1024, 1400])('is cut at %d pixels, the counts and the save state are not', async (width) => {
    await page.setViewportSize({ width, height: 860 });
    await editor().focus();
    await page.keyboard.type(' ');
    const saveState = page.getByText('Not saved · draft kept');
    await saveState.waitFor();
    for (const whole of [page.getByTestId('reach-entities'), saveState]) {
      const { x, width: own } = await placeOf(whole);
      const edge = await whole.evaluate((one) => {
        const around = one.closest('[data-pane]');
        return around === null ? 0 : around.getBoundingClientRect().right;
      });
      expect(x + own).toBeLessThanOrEqual(edge);
      expect(await whole.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    }
    expect(await page.locator('h2').filter({ hasText: 'sees' }).getAttribute('title')).toBe(long);
  });
});

describe('the problems', () => {
  it('are none, and it is said why, once a folder without policies is open', async () => {
    await editor().focus();
    await page.keyboard.type('}');
    const problems = page.getByRole('tabpanel', { name: /^Problems/ });
    await problems.getByRole('option').first().waitFor();
    const empty = join(profile, 'empty');
    await mkdir(empty);
    await page.getByRole('button', { name: /^Open Folder/ }).click();
    await page.getByRole('textbox', { name: /^Path/ }).fill(empty);
    await page.keyboard.press('Enter');
    await problems.getByText('No policy is open.').waitFor();
    expect(await problems.getByRole('option').count()).toBe(0);
    expect(
      await page
        .getByRole('contentinfo')
        .getByText(/problem/)
        .count(),
    ).toBe(0);
  });

  it('are not waited for where the only policy was deleted before the window came back', async () => {
    await rm(join(folder, `${long}.policy.json`));
    await page.reload();
    await page
      .getByRole('tabpanel', { name: /^Problems/ })
      .getByText('No policy is open.')
      .waitFor();
  });
});

describe('colours of the operating system', () => {
  it('keep bars, the selection, the unsaved mark and the chosen tab in sight', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const files = page.getByRole('treegrid', { name: 'Policies' });
    await writeFile(join(folder, 'other.policy.json'), everything);
    await editor().focus();
    await page.keyboard.type(' ');
    await page.getByText('Not saved · draft kept').waitFor();
    await page.reload();
    await heading(page, /sees 186 of 2,031/).waitFor();
    const selected = files.getByRole('row', { name: /in the editor/ });
    const other = files.getByRole('row', { name: /^other/ });
    const rows = page.getByRole('listbox', { name: 'Entities', exact: true }).getByRole('option');
    await rows.nth(1).click();
    await heading(page, /^Why is/).waitFor();
    const ground = (element: Locator) => colourOf(element, 'backgroundColor');
    const line = (element: Locator) => colourOf(element, 'borderBottomColor');
    const bar = page.locator('[class*="bar"]:has(> [class*="visible"])').first();
    expect(await ground(bar.locator('> *').first())).not.toBe(await ground(bar));
    expect(await ground(selected)).not.toBe(await ground(other.first()));
    expect(await ground(selected.locator('[class*="dot"]'))).not.toBe(await ground(selected));
    expect(await ground(rows.nth(1))).not.toBe(await ground(rows.nth(0)));
    const tab = (name: RegExp) => page.getByRole('tab', { name });
    expect(await line(tab(/^Entities/))).not.toBe(await line(tab(/^Relationships/)));
  });
});

describe('the simulator', () => {
  it('opens the assumed answers below their own line, and moves nothing else than what is below', async () => {
    const line = page.getByRole('button', { name: /assumed answers/ });
    const questions = page.getByRole('button', { name: /open question/ }).first();
    await line.click();
    const body = await placeOf(page.getByText(/^Both forms of condition/).first());
    expect(body.y).toBeGreaterThan((await placeOf(line)).y);
    expect(body.y).toBeLessThan((await placeOf(questions)).y);
  });

  it('leaves the list where it is when a bar is chosen', async () => {
    const list = page.getByRole('listbox', { name: 'Entities', exact: true });
    const before = await placeOf(list);
    await page
      .getByRole('option', { name: /^github_repo/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Show all types' }).waitFor();
    expect(await placeOf(list)).toEqual(before);
  });

  it('closes the explanation on Escape in the list', async () => {
    await page.getByRole('listbox', { name: 'Entities', exact: true }).getByRole('option').first().click();
    await heading(page, /^Why is/).waitFor();
    await page.getByRole('listbox', { name: 'Entities', exact: true }).press('Escape');
    await heading(page, /^Why is/).waitFor({ state: 'detached' });
  });

  it('leads from a set without entities to the entity sets', async () => {
    const alone = { _type: 'a_has_b', _fromEntityId: 'a', _toEntityId: 'b' };
    await openEntities(page, 'edges', JSON.stringify({ entities: [], relationships: [alone] }));
    await page.getByRole('button', { name: 'Open Entities…' }).click();
    await page.getByRole('dialog', { name: 'Entity sets' }).waitFor();
  });
});

describe('dialogs and messages', () => {
  it('show the refusal of a new policy’s name in the place of a promise to create it', async () => {
    await page.getByRole('button', { name: /^New Policy/ }).click();
    await page.keyboard.type('../evil');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/lies in the workspace folder/).waitFor();
    expect(await dialog.getByText(/Creates/).count()).toBe(0);
    expect(await dialog.getByRole('button', { name: 'Create' }).isDisabled()).toBe(true);
  });

  it('list the newest set first and ask in full view whether to remove one', async () => {
    await page.setViewportSize({ width: 1400, height: 520 });
    for (const name of ['one', 'two', 'three', 'four', 'five'])
      await openEntities(page, name, '[{"_key": "k"}]');
    await page.getByRole('button', { name: /choose an entity set/i }).click();
    const dialog = page.getByRole('dialog', { name: 'Entity sets' });
    const sets = dialog.getByRole('listitem');
    expect((await sets.first().innerText()).startsWith('five')).toBe(true);
    expect((await sets.last().innerText()).startsWith('Sample')).toBe(true);
    await dialog.getByRole('button', { name: 'Remove two' }).click();
    const question = await placeOf(dialog.getByText(/^Remove “two”/));
    const around = await placeOf(dialog);
    expect(question.y + question.height).toBeLessThanOrEqual(around.y + around.height);
  });

  it('say once that a file was changed outside', async () => {
    await editor().focus();
    await page.keyboard.type(' ');
    await page.getByText('Not saved · draft kept').waitFor();
    await writeFile(join(folder, `${long}.policy.json`), everything);
    await page.reload();
    await heading(page, /sees 186 of 2,031/).waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    await page.getByRole('button', { name: 'Keep Mine' }).waitFor();
    expect(await page.getByText(/was changed/).count()).toBe(1);
  });
});

describe('an explanation', () => {
  it('scrolls by itself, so that the counts above it stay in view', async () => {
    await page.getByRole('option', { name: /^acme-labs/ }).click();
    await page.getByRole('heading', { name: /^Why is/ }).waitFor();
    const pane = page.locator('[data-pane="The simulator"]');
    expect(await pane.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
  });
});
