import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';

let browser: Browser;
let profile: string;
let program: Program;

beforeAll(async () => {
  [browser, profile] = await Promise.all([startBrowser(), temporaryProfile()]);
  program = await startProgram(profile);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await removeFolder(profile);
});

/** Every rule on every element: what axe finds, with the place. */
async function findings(page: Page, state: string): Promise<readonly string[]> {
  // A dialog that is still fading in has no contrast to speak of.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${state}: ${id}: ${html}`));
}

const openers = [
  ['questions', /settle questions/],
  ['entity sets', /choose an entity set/],
  ['new policy', /^New Policy/],
  ['open folder', /^Open Folder/],
  ['themes', /^Theme/],
  ['reports', /^Copy or save this verdict/],
] as const;

const keyed = [
  ['palette', 'Control+k'],
  ['policies', 'Control+p'],
  ['shortcuts', 'Control+/'],
] as const;

describe('axe, every rule on every element of the window', () => {
  for (const theme of ['Light', 'Dark', 'High contrast']) {
    it(`finds nothing in the theme ${theme}, with an object explained and each dialog and menu open`, async () => {
      const { page, complaints } = await openWindow(browser, program.address);
      await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('menuitemradio', { name: theme }).click();
      const found = [...(await findings(page, 'at start'))];
      await page.getByRole('option', { name: /^kim-alder/ }).click();
      await page.getByRole('heading', { name: /Why is kim-alder/ }).waitFor();
      await page.getByRole('tab', { name: /^By class/ }).click();
      found.push(...(await findings(page, 'explained')));
      await page.getByRole('tab', { name: /^Relationships/ }).click();
      await page.getByRole('listbox', { name: 'Relationships' }).getByRole('option').first().click();
      found.push(...(await findings(page, 'relationship')));
      for (const [state, name] of openers) {
        await page.getByRole('button', { name }).first().click();
        await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor();
        found.push(...(await findings(page, state)));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor({ state: 'detached' });
      }
      for (const [state, keys] of keyed) {
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
        found.push(...(await findings(page, state)));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it(`finds nothing on the Entities screen in the theme ${theme}, with its columns and an object being typed`, async () => {
      const { page, complaints } = await openWindow(browser, program.address);
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('menuitemradio', { name: theme }).click();
      await page.getByRole('button', { name: 'Entities', exact: true }).click();
      await page.getByRole('gridcell', { name: 'kim-alder', exact: true }).first().click();
      await page.getByRole('button', { name: 'Explain in the Workbench' }).waitFor();
      const found = [...(await findings(page, 'entities'))];
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('dialog').waitFor();
      found.push(...(await findings(page, 'columns')));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Type an Entity…' }).click();
      await page.getByRole('dialog', { name: 'Type an entity' }).waitFor();
      await page.getByRole('textbox', { name: 'The object as JSON' }).fill('{');
      found.push(...(await findings(page, 'typed')));
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});
