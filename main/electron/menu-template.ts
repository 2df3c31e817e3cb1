import type { MenuItemConstructorOptions } from 'electron';
import { commandGroups, commandTable } from '../../shared/commands/command-table.ts';
import type { CommandEntry, CommandGroup, CommandId } from '../../shared/commands/command-table.ts';

/** What the menu of the desktop window shows and does. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Workspace folders used before, newest first. */
  readonly recent: readonly string[];
  /** Whether the developer tools can be opened. */
  readonly debug: boolean;
  readonly run: (id: CommandId) => void;
  readonly openFolder: (folder: string) => void;
}

type Entry = CommandEntry & { readonly id: CommandId };

// These act on whatever has the focus, which only Chromium knows.
const editRoles: Partial<Record<CommandId, 'cut' | 'copy' | 'paste'>> = {
  'edit.cut': 'cut',
  'edit.copy': 'copy',
  'edit.paste': 'paste',
};

/** The menu of the desktop window: every command of the table under its group, and what each system expects. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const menus = commandGroups.flatMap(([group, label]): MenuItemConstructorOptions[] => {
    const submenu = submenuOf(group, options);
    if (submenu.length === 0) return [];
    const role = group === 'help' ? { role: 'help' as const } : {};
    const windowMenu = group === 'view' && mac ? [{ role: 'windowMenu' as const }] : [];
    return [{ label, ...role, submenu }, ...windowMenu];
  });
  return mac ? [{ role: 'appMenu' }, ...menus] : menus;
}

function submenuOf(group: CommandGroup, options: MenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const entries: readonly Entry[] = commandTable.filter((entry) => entry.group === group);
  const items = entries.flatMap((entry) => [
    commandItem(entry, options.run),
    ...(entry.id === 'workspace.open' ? [recentItem(options)] : []),
  ]);
  return [...items, ...expectedItems(group, mac, options.debug)];
}

/** What people look for in a menu beside the commands. */
function expectedItems(group: CommandGroup, mac: boolean, debug: boolean): MenuItemConstructorOptions[] {
  if (group === 'file') return [{ type: 'separator' }, { role: mac ? 'close' : 'quit' }];
  if (group === 'edit' && mac) return [{ role: 'selectAll' }];
  if (group !== 'view') return [];
  const tools: MenuItemConstructorOptions[] = debug ? [{ role: 'toggleDevTools' }] : [];
  return [{ type: 'separator' }, { role: 'togglefullscreen' }, ...tools];
}

function commandItem({ id, words, keys }: Entry, run: (id: CommandId) => void): MenuItemConstructorOptions {
  const shown: MenuItemConstructorOptions = {
    id,
    label: words,
    // The page hears the keys itself; heard here too, each would count twice.
    registerAccelerator: false,
    ...(keys === undefined ? {} : { accelerator: keys.replace('Mod', 'CmdOrCtrl') }),
  };
  const role = editRoles[id];
  return role === undefined ? { ...shown, click: () => run(id) } : { ...shown, role };
}

function recentItem({ recent, openFolder }: MenuOptions): MenuItemConstructorOptions {
  return {
    id: 'workspace.recent',
    label: 'Open Recent',
    enabled: recent.length > 0,
    // An ampersand would underline the letter after it.
    submenu: recent.map((folder) => ({
      label: folder.replaceAll('&', '&&'),
      click: () => openFolder(folder),
    })),
  };
}
