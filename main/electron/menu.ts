import { Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { MenuOptions } from './menu-template.ts';

/** Shows the program's menu, in the place of the one before. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
