import { afterEach, beforeEach, expect, it } from 'vitest';
import { heading, removeFolder, startDesktop, temporaryFolder } from './running-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

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

it('case 42: in the real window a page that crashes is loaded anew and goes on', async () => {
  await heading(desktop.page, /sees 201/).waitFor();
  await desktop.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => resolve());
      contents?.forcefullyCrashRenderer();
    });
  });
  await expect
    .poll(() =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      ),
    )
    .toMatch(/sees 201 to 420 of 2,031 entities/);
});
