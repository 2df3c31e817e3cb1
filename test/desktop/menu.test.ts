import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandTable } from '../../shared/commands/command-table.ts';
import { heading, removeFolder, startDesktop, temporaryFolder } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const range = /sees 201 to 420 of 2,031 entities/;
let folder: string;
let desktop: RunningDesktop;

beforeEach(async () => {
  folder = await temporaryFolder();
  desktop = await startDesktop(join(folder, 'profile'));
  await heading(desktop.page, range).waitFor();
});

afterEach(async () => {
  await desktop.kill();
  await removeFolder(folder);
});

/** Chooses an item of the menu as a click does. */
async function choose(id: string): Promise<void> {
  await desktop.app.evaluate(({ Menu }, item) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(item);
    if (found === null || found === undefined) throw new Error(`the menu has no ${item}`);
    (found.click as () => void)();
  }, id);
}

describe('the menu of the desktop window', () => {
  it('has every command and runs the one that is chosen', async () => {
    const ids = await desktop.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
        (submenu?.items ?? []).map(({ id }) => id),
      ),
    );
    expect(ids).toEqual(expect.arrayContaining(commandTable.map(({ id }) => id)));
    await choose('policy.new');
    await desktop.page.getByRole('dialog').waitFor();
    await desktop.page.keyboard.press('Escape');
    await desktop.page.getByRole('dialog').waitFor({ state: 'detached' });
    await choose('theme.dark');
    await expect
      .poll(() => desktop.page.evaluate(() => document.documentElement.dataset['theme']))
      .toBe('dark');
    await choose('view.zoomIn');
    await expect
      .poll(() =>
        desktop.app.evaluate(({ webContents }) =>
          webContents.getAllWebContents()[0]?.getZoomFactor().toFixed(2),
        ),
      )
      .toBe('1.10');
  });

  it('runs a command once when its keys are pressed', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const type of ['keyDown', 'keyUp'] as const) {
        contents?.sendInputEvent({ type, keyCode: '=', modifiers: ['control'] });
      }
    });
    await expect
      .poll(() =>
        desktop.app.evaluate(({ webContents }) =>
          webContents.getAllWebContents()[0]?.getZoomFactor().toFixed(2),
        ),
      )
      .toBe('1.10');
  });

  it('leaves undo to the field of a dialog that has the focus', async () => {
    const { page } = desktop;
    await choose('policy.new');
    const field = page.getByRole('dialog').getByRole('textbox').first();
    await field.focus();
    await page.keyboard.type('mine');
    await choose('edit.undo');
    await expect.poll(() => field.inputValue()).not.toBe('mine');
    await page.keyboard.press('Escape');
    await heading(page, range).waitFor();
  });

  it('lists the workspace folders used before and opens the one that is chosen', async () => {
    const { app, page } = desktop;
    const keys = join(folder, 'keys & more');
    await mkdir(keys);
    await writeFile(join(keys, 'mine.policy.json'), '{"permissions":[]}');
    await app.evaluate(
      ({ app: program }, file) => {
        program.emit('open-file', { preventDefault() {} }, file);
      },
      join(keys, 'mine.policy.json'),
    );
    await page.getByRole('textbox', { name: /^Policy text of mine/ }).waitFor({ state: 'attached' });
    const recent = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById('workspace.recent')
        ?.submenu?.items.map(({ label }) => label),
    );
    expect(recent).toEqual([join(folder, 'profile', 'workspace')]);
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('workspace.recent')?.submenu?.items[0]?.click();
    });
    await page
      .getByRole('textbox', { name: /^Policy text of github-repositories/ })
      .waitFor({ state: 'attached' });
  });
});
