import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heading, removeFolder, startAgain, startDesktop, temporaryFolder } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

const range = /sees 201 to 420 of 2,031 entities/;
let folder: string;
let profile: string;
let mine: string;
let desktop: RunningDesktop | null;

beforeEach(async () => {
  folder = await temporaryFolder();
  profile = join(folder, 'profile');
  desktop = null;
  await mkdir(join(folder, 'keys'));
  mine = join(folder, 'keys', 'mine.policy.json');
  await writeFile(mine, '{"permissions":[]}');
});

afterEach(async () => {
  await desktop?.kill();
  await removeFolder(folder);
});

async function start(...ownArguments: readonly string[]): Promise<RunningDesktop> {
  desktop = await startDesktop(profile, ...ownArguments);
  return desktop;
}

describe('a start of the desktop program', () => {
  it('case 14: a second one on the same profile brings the first to the front and ends with 0', async () => {
    const { app, page } = await start();
    await heading(page, range).waitFor();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await startAgain(profile)).toBe(0);
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
      )
      .toEqual([true]);
  });

  it('opens the policy file that it is given, whose folder becomes the workspace', async () => {
    const { page } = await start(mine);
    await page.getByRole('textbox', { name: /^Policy text of mine/ }).waitFor({ state: 'attached' });
    await page.getByTitle(join(folder, 'keys')).first().waitFor();
  });

  it('hands the policy file to the first where there is one', async () => {
    const { page } = await start();
    await heading(page, range).waitFor();
    expect(await startAgain(profile, mine)).toBe(0);
    await page.getByRole('textbox', { name: /^Policy text of mine/ }).waitFor({ state: 'attached' });
  });

  it('says in one sentence what is wrong with a file that is no policy file', async () => {
    const { page } = await start();
    await heading(page, range).waitFor();
    const notes = join(folder, 'keys', 'notes.json');
    await writeFile(notes, '{}');
    expect(await startAgain(profile, notes)).toBe(0);
    await page
      .getByText(
        `${notes} was not opened: a policy file's name ends in .policy.json. Rename it, then open it again.`,
      )
      .waitFor();
    await heading(page, range).waitFor();
  });
});
