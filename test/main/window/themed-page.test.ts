import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { themedPage } from '../../../main/window/themed-page.ts';

const page = await readFile(new URL('../../../renderer/index.html', import.meta.url), 'utf8');

it('begins the page of the window in the theme that was chosen', () => {
  expect(themedPage(page, 'dark')).toBe(
    page.replace('<html lang="en">', '<html lang="en" data-theme="dark">'),
  );
  expect(themedPage(page, 'contrast')).toContain('data-theme="contrast"');
});

it('leaves the page as it is where the theme follows the system', () => {
  expect(page).toContain('<html lang="en">');
  expect(themedPage(page, 'system')).toBe(page);
});
