import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Sees everything. */
export const everything = '{"permissions": [{"effect": "ALLOW", "actions": ["*"], "resources": ["*"]}]}';

/** Sees the 186 repositories of the sample inventory. */
export const repositories =
  '{"permissions": [{"effect": "ALLOW", "actions": ["query:ReadGraphData"], "resources": ["*"], "condition": {"stringEquals": {"_type": "github_repo"}}}]}';

/** Makes a workspace folder in a profile with policy files by their titles, and gives its path. */
export async function workspaceWith(
  profile: string,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(profile, 'tried');
  await mkdir(folder);
  for (const [title, text] of Object.entries(texts))
    await writeFile(join(folder, `${title}.policy.json`), text);
  return folder;
}

/** A heading by its tag: a dialog takes the rest of the window from readers, and counts behind it are looked at all the same. */
export function heading(page: Page, name: RegExp) {
  return page.locator('h2').filter({ hasText: name });
}

/** Opens a set of entities from a JSON text, and closes the dialog. */
export async function openEntities(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /choose an entity set/i }).click();
  const file = { name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: `Remove ${name}`, exact: true }).waitFor();
  await page.keyboard.press('Escape');
}
