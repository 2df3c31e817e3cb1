import type { ThemeChoice } from '../../shared/contract/settings.ts';

const opening = '<html lang="en">';

/**
 * The window's page with the chosen theme on its root, so that its first frame has the right colours; as it is where
 * the theme follows the system, which the page sees by itself.
 */
export function themedPage(page: string, theme: ThemeChoice): string {
  return theme === 'system' ? page : page.replace(opening, `<html lang="en" data-theme="${theme}">`);
}
