import { Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { MenuOptions } from './menu-template.ts';

/** Shows the program's menu, in the place of the one before. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** Shows what can be done in a text field, where the pointer is; the editor has a menu of its own. */
export function showFieldMenu(): void {
  const menu = Menu.buildFromTemplate([
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]);
  menu.popup();
}
