import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startForeignServer } from '../fixtures/foreign-server.ts';
import type { ForeignServer } from '../fixtures/foreign-server.ts';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from './program.ts';
import type { Program } from './program.ts';
import { waysOfRunning } from './ways-of-running.ts';
import { waysOutside } from './ways-outside.ts';

let browser: Browser;
let profile: string;
let program: Program;
let foreign: ForeignServer;
let page: Page;

beforeAll(async () => {
  [browser, profile, foreign] = await Promise.all([startBrowser(), temporaryProfile(), startForeignServer()]);
  program = await startProgram(profile);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await foreign.close();
  await removeFolder(profile);
});

beforeEach(async () => {
  ({ page } = await openWindow(browser, program.address));
  await page.getByText('ALLOW · sees').first().waitFor();
  await page.evaluate('globalThis.__import = (address) => import(address); null');
  return () => page.context().close();
});

describe('code that got into the window', () => {
  it('case 46: runs no text as a script, whatever it takes for one', async () => {
    const { refused, ran } = await page.evaluate(waysOfRunning, foreign.origin);
    expect(ran).toEqual([]);
    // Of this one Chromium says nothing.
    const { 'node in a script': _silent, ...others } = refused;
    expect(Object.entries(others).filter(([, how]) => how === null)).toEqual([]);
    expect(Object.keys(others).length).toBeGreaterThan(20);
    expect(foreign.asked()).toEqual([]);
  });

  it('case 46: reaches no other host, whatever it asks with', async () => {
    const refused = await page.evaluate(waysOutside, foreign.origin);
    expect(Object.entries(refused).filter(([, directive]) => directive === null)).toEqual([]);
    expect(Object.keys(refused).length).toBeGreaterThan(20);
    expect(foreign.asked()).toEqual([]);
    expect((await fetch(`${foreign.origin}/there`)).status).toBe(200);
    expect(foreign.asked().map(({ path }) => path)).toEqual(['/there']);
  });
});
