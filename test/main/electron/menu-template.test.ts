import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../main/electron/menu-template.ts';
import { commandTable } from '../../../shared/commands/command-table.ts';
import type { CommandEntry } from '../../../shared/commands/command-table.ts';

type MenuItem = ReturnType<typeof menuTemplate>[number];

function menuOf(platform: NodeJS.Platform, recent: readonly string[] = [], debug = false) {
  const ran: string[] = [];
  const template = menuTemplate({
    platform,
    recent,
    debug,
    run: (id) => ran.push(id),
    openFolder: (folder) => ran.push(folder),
  });
  return { template, items: template.flatMap((menu) => submenu(menu)), ran };
}

function submenu(item: MenuItem | undefined): readonly MenuItem[] {
  return Array.isArray(item?.submenu) ? item.submenu : [];
}

function choose(item: MenuItem | undefined): void {
  if (item?.click !== undefined) Reflect.apply(item.click, undefined, []);
}

describe('the menu of the desktop window', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'on %s has every command of the table once, under its group, by its words and keys',
    (platform) => {
      const { template } = menuOf(platform);
      const entries: readonly CommandEntry[] = commandTable;
      for (const { id, group, words, keys } of entries) {
        const menu = template.find(({ label }) => label?.toLowerCase() === group);
        const found = submenu(menu).filter((item) => item.id === id);
        expect(found.map(({ label, accelerator }) => ({ label, accelerator }))).toEqual([
          { label: words, accelerator: keys?.replace('Mod', 'CmdOrCtrl') },
        ]);
      }
    },
  );

  it('shows the keys but leaves them to the page, which hears them itself', () => {
    const { items } = menuOf('linux');
    const commands = items.filter(({ id }) => commandTable.some((entry) => entry.id === id));
    expect(commands.filter(({ registerAccelerator }) => registerAccelerator !== false)).toEqual([]);
  });

  it('runs the command that is chosen; cut, copy and paste act on whatever has the focus', () => {
    const { items, ran } = menuOf('linux');
    for (const item of items) choose(item);
    expect(ran).toEqual(
      commandTable.map(({ id }) => id).filter((id) => !['edit.cut', 'edit.copy', 'edit.paste'].includes(id)),
    );
    const roles = items
      .filter(({ id }) => /^edit\.(?:cut|copy|paste)$/.test(id ?? ''))
      .map(({ role }) => role);
    expect(roles).toEqual(['cut', 'copy', 'paste']);
  });

  it('lists the folders used before, whole and with their ampersands', () => {
    const { items, ran } = menuOf('linux', ['/home/person/keys', '/srv/R&D']);
    const recent = submenu(items.find(({ label }) => label === 'Open Recent'));
    expect(recent.map(({ label }) => label)).toEqual(['/home/person/keys', '/srv/R&&D']);
    choose(recent[1]);
    expect(ran).toEqual(['/srv/R&D']);
    expect(menuOf('linux').items.find(({ label }) => label === 'Open Recent')?.enabled).toBe(false);
  });

  it('has what a Mac expects, there alone', () => {
    const roles = (platform: NodeJS.Platform) => menuOf(platform).template.map(({ role }) => role);
    expect(roles('darwin')).toContain('appMenu');
    expect(roles('darwin')).toContain('windowMenu');
    expect(roles('linux')).not.toContain('appMenu');
    expect(menuOf('linux').items.map(({ role }) => role)).toContain('quit');
  });

  it('offers the developer tools only where they were asked for', () => {
    expect(menuOf('linux').items.map(({ role }) => role)).not.toContain('toggleDevTools');
    expect(menuOf('linux', [], true).items.map(({ role }) => role)).toContain('toggleDevTools');
  });
});
