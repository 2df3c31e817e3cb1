import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEditorWindow } from './editor-window.ts';
import type { EditorWindow } from './editor-window.ts';

const policy = `{
  "permissions": [
    { "effect": "ALLOW", "actions": ["dashboard:View"], "resources": ["dashboard:123456"] }
  ]
}
`;
const compact =
  '{"permissions":[{"effect":"ALLOW","actions":["dashboard:View"],"resources":["dashboard:123456"]}]}';

let window: EditorWindow;

beforeAll(async () => {
  window = await openEditorWindow(policy);
  await window.page.getByText('dashboard:123456').first().waitFor();
});

afterAll(() => window.close());

async function choose(words: string): Promise<void> {
  await window.page.locator('.view-lines').click({ button: 'right' });
  await window.page.getByRole('menuitem', { name: words }).click();
  await window.page.getByRole('dialog').waitFor();
}

async function violations(): Promise<readonly string[]> {
  await window.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const found = await new AxeBuilder({ page: window.page }).analyze();
  return found.violations.map(({ id }) => id);
}

describe('the request that creates a key', () => {
  it('is shown and copied as document, variables and curl, with the policy as a string', async () => {
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose('Copy as CreateToken');
    expect(await violations()).toEqual([]);
    await page.getByRole('tab', { name: 'Variables' }).click();
    await page.getByRole('textbox', { name: 'Name of the key' }).fill('night build');
    await page.getByRole('button', { name: 'Copy Variables' }).click();
    await page.getByText('Copied').waitFor();
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual({
      token: { name: 'night build', category: 'tags', policy: compact },
    });
    await page.getByRole('combobox', { name: 'Expires' }).selectOption('In 90 days');
    await page.getByRole('tab', { name: 'curl' }).click();
    const command = await page.getByRole('textbox', { name: 'curl' }).inputValue();
    expect(command).toContain('Bearer $JUPITERONE_API_KEY');
    expect(command).toContain('"expiresAt":');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('gives its policy back as a step that can be undone, and says where there is none', async () => {
    const { page } = window;
    await choose('Paste from CreateToken');
    await page.getByRole('textbox', { name: 'The request' }).fill('curl https://example.org');
    await page.getByText('No policy was found in this text.').waitFor();
    const variables = JSON.stringify({ token: { name: 'ci', policy: compact.replace('123456', '777') } });
    await page.getByRole('textbox', { name: 'The request' }).fill(variables);
    await page.getByText('Found the policy of “ci”.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Replace This Text' }).click();
    await page.locator('.view-lines').getByText('dashboard:777').waitFor();
    await page.keyboard.press('Control+Z');
    await page.locator('.view-lines').getByText('dashboard:123456').waitFor();
    expect(window.complaints).toEqual([]);
  });
});
