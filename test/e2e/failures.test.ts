import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWindow, removeFolder, startBrowser, temporaryProfile } from './program.ts';

let browser: Browser;
let profile: string;
let host: ChildProcess;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  profile = await temporaryProfile();
  host = fork(fileURLToPath(new URL('failing-host.child.ts', import.meta.url)), {
    env: { ...process.env, HOME: profile, LATCHKEY_PROFILE: profile },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  ({ page, complaints } = await openWindow(browser, await addressOf(host)));
  await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
});

afterEach(async () => {
  await page.context().close();
  const ended = once(host, 'exit');
  host.disconnect();
  await ended;
  await removeFolder(profile);
});

function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = '';
    started.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (address !== undefined) found(address);
    });
    started.once('exit', () => failed(new Error(`The host ended: ${output}`)));
  });
}

async function typeInEditor(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'github-repositories.policy.json' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
}

describe('case 56: what nothing expected', () => {
  it.each(['throw', 'reject'])('in main, on %s, is told once with a report, and all goes on', async (how) => {
    await typeInEditor(' ');
    host.send(how);
    const dialog = page.getByRole('dialog', { name: 'Something unexpected happened' });
    await dialog.waitFor();
    const report = await dialog.getByRole('textbox', { name: 'Report' }).inputValue();
    expect(report).toContain('TypeError: planted');
    expect(report).toContain('failing-host.child.ts');
    expect(report).not.toContain('a name of the person');
    expect(report).not.toContain(profile);
    await dialog.getByRole('button', { name: 'Go On' }).click();
    await page.getByText('Not saved · draft kept').waitFor();
    host.send(how);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('option', { name: /^kim-alder/ }).click();
    await page.getByRole('heading', { name: /Why is kim-alder/ }).waitFor();
    expect(await dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('in the worker is told, it starts again once, and without it a policy can still be written', async () => {
    host.send('crash');
    const dialog = page.getByRole('dialog', { name: 'Something unexpected happened' });
    await dialog.waitFor();
    await dialog.getByText(/computes verdicts stopped unexpectedly and was started again/).waitFor();
    await dialog.getByRole('button', { name: 'Go On' }).click();
    await page.keyboard.press('F1');
    await page.getByRole('searchbox', { name: 'Search commands' }).waitFor();
    await page.keyboard.type('decide again');
    await page.locator('[role="menuitem"][data-focused]').filter({ hasText: 'Decide Again' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^kim-alder/ }).click();
    await page.getByRole('heading', { name: /Why is kim-alder/ }).waitFor();
    host.send('crash');
    await expect
      .poll(async () => {
        await typeInEditor(' ');
        return await page.getByText(/has stopped twice\. Your policies are safe; restart Latchkey/).count();
      })
      .toBeGreaterThan(0);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
  });
});

describe('case 57: a pane that can not be drawn', () => {
  it('says so, leaves the others alone, and is there again once reloaded', async () => {
    // Lists measure themselves by this when they appear; nothing else that is on screen asks for it anew.
    await page.evaluate(() => {
      const { ResizeObserver: kept } = globalThis;
      addEventListener('mend', () => Reflect.set(globalThis, 'ResizeObserver', kept));
      Reflect.deleteProperty(globalThis, 'ResizeObserver');
    });
    await page.getByRole('tab', { name: /^Relationships/ }).click();
    await page.getByText('The simulator could not be drawn.').waitFor();
    await typeInEditor(' ');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('mend')));
    const reload = page.getByRole('button', { name: 'Reload Pane' });
    expect(await reload.count()).toBe(1);
    await reload.click();
    await page.getByRole('heading', { level: 2, name: /sees 201 to 420/ }).waitFor();
    await page.getByRole('tab', { name: /^Relationships/ }).waitFor();
  });
});
