import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heading, removeFolder, startDesktop, temporaryFolder, typeOver } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const sample = 'github-repositories.policy.json';
const range = /sees 201 to 420 of 2,031 entities/;
const all = /sees 2,031 of 2,031 entities/;
const everything = '{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"]}]}';

let profile: string;
let desktop: RunningDesktop;

beforeEach(async () => {
  profile = await temporaryFolder();
  desktop = await startDesktop(profile);
});

afterEach(async () => {
  await desktop.kill();
  await removeFolder(profile);
});

function savedText(): Promise<string> {
  return readFile(join(profile, 'workspace', sample), 'utf8');
}

describe('the desktop window', () => {
  it('opens with the sample, gives a verdict while one types, saves, and comes back as it was saved', async () => {
    const { page } = desktop;
    await heading(page, range).waitFor();
    await page.getByRole('option', { name: /^jules-alder/ }).click();
    await page.getByRole('heading', { name: 'Why is jules-alder hidden?' }).waitFor();
    await typeOver(page, everything);
    await heading(page, all).waitFor();
    await page.getByRole('heading', { name: 'Why is jules-alder visible?' }).waitFor();
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(savedText).toBe(everything);
    expect(desktop.complaints).toEqual([]);
    await desktop.close();
    desktop = await startDesktop(profile);
    await heading(desktop.page, all).waitFor();
  });

  it('keeps text that was typed in the moment before it closes, without asking', async () => {
    await heading(desktop.page, range).waitFor();
    const before = await savedText();
    await typeOver(desktop.page, everything);
    await desktop.close();
    desktop = await startDesktop(profile);
    await heading(desktop.page, all).waitFor();
    expect(await savedText()).toBe(before);
  });

  it('keeps text that was typed a second before kill -9, and starts without a word about it', async () => {
    await heading(desktop.page, range).waitFor();
    await typeOver(desktop.page, everything);
    await heading(desktop.page, all).waitFor();
    await desktop.page.waitForTimeout(1000);
    await desktop.kill();
    desktop = await startDesktop(profile);
    await heading(desktop.page, all).waitFor();
    expect(await desktop.page.getByRole('button', { name: 'Dismiss' }).count()).toBe(0);
  });

  it('comes back in its place and at its size and zoom', async () => {
    const bounds = { x: 120, y: 80, width: 1024, height: 700 };
    await desktop.app.evaluate(({ BrowserWindow }, place) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(place);
    }, bounds);
    await heading(desktop.page, range).waitFor();
    await desktop.page.keyboard.press('ControlOrMeta+=');
    await expect.poll(look).toEqual({ bounds, zoom: 1.1 });
    await desktop.close();
    desktop = await startDesktop(profile);
    await heading(desktop.page, range).waitFor();
    await expect.poll(look).toEqual({ bounds, zoom: 1.1 });
    await desktop.page.keyboard.press('ControlOrMeta+0');
    await expect.poll(look).toEqual({ bounds, zoom: 1 });
  });
});

function look(): Promise<unknown> {
  return desktop.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return {
      bounds: window?.getBounds(),
      zoom: Math.round((window?.webContents.getZoomFactor() ?? 0) * 100) / 100,
    };
  });
}
