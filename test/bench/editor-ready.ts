import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { samplePolicyText } from '../../main/services/policies/sample-policy.ts';
import { browserOptions, removeFolder, startProgram, temporaryProfile } from '../e2e/program.ts';
import { startBarePage } from './bare-page.ts';
import { figuresOf, loadWords } from './figures.ts';
import { timeReady } from './ready-probe.ts';
import type { Readiness } from './ready-probe.ts';

/** The loads of one page by one browser: the first with an empty profile, the last with one that knows the page. */
interface Loads {
  readonly cold: Readiness;
  readonly warm: Readiness;
}

const rounds = 7;

/**
 * From the start of the navigation until the editor shows its text in colours and a key stands in it, in Chromium
 * on the built program, beside a page with nothing but Monaco; then from the start of the program itself.
 */
export async function benchReady(say: (line: string) => void): Promise<void> {
  say(`Editor ready, median · worst of ${rounds}; × = times the bare page; ${loadWords()}`);
  const bare = await startBarePage();
  bare.show(samplePolicyText);
  const profile = await temporaryProfile();
  const ours: Loads[] = [];
  const theirs: Loads[] = [];
  try {
    const program = await startProgram(profile);
    try {
      // Taken in turn, so that whatever else the machine does is the same for both.
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await load(program.address));
        theirs.push(await load(bare.address));
      }
    } finally {
      await program.stop();
    }
  } finally {
    await bare.close();
    await removeFolder(profile);
  }
  for (const profileState of ['cold', 'warm'] as const) {
    for (const what of ['coloured', 'firstKey'] as const) {
      const times = (loads: readonly Loads[]) => loads.map((one) => one[profileState][what]);
      const rival = figuresOf(times(theirs)).median;
      say(
        `\n${what === 'coloured' ? 'text in colours' : 'first key in the text'}, ${profileState} browser profile`,
      );
      say(row('Latchkey', times(ours), rival));
      say(row('bare Monaco with JSON', times(theirs), rival));
    }
  }
  say('\nfrom the start of the program and the browser to the first key in the text');
  say(row('first start', await timeStarts(true), null));
  say(row('later start', await timeStarts(false), null));
}

async function load(address: string): Promise<Loads> {
  const data = await mkdtemp(join(tmpdir(), 'latchkey-browser-'));
  try {
    const cold = await visit(data, address, 1);
    return { cold, warm: await visit(data, address, 2) };
  } finally {
    await removeFolder(data);
  }
}

/** Opens an address several times in a new browser on its profile; gives the last. */
async function visit(data: string, address: string, times: number): Promise<Readiness> {
  const browser = await chromium.launchPersistentContext(data, {
    ...browserOptions(),
    viewport: { width: 1440, height: 900 },
  });
  try {
    for (;;) {
      const page = await browser.newPage();
      const readiness = await timeReady(page, address);
      times -= 1;
      if (times === 0) return readiness;
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** Times whole starts of program and browser, each on an empty profile or all on one that has been used. */
async function timeStarts(first: boolean): Promise<readonly number[]> {
  const times: number[] = [];
  let folder = await temporaryProfile();
  if (!first) await start(folder);
  for (let round = 0; round < rounds; round += 1) {
    times.push(await start(folder));
    if (!first) continue;
    await removeFolder(folder);
    folder = await temporaryProfile();
  }
  await removeFolder(folder);
  return times;
}

async function start(folder: string): Promise<number> {
  const started = Date.now();
  const program = await startProgram(folder);
  try {
    const { origin, firstKey } = await visit(join(folder, 'browser'), program.address, 1);
    return origin + firstKey - started;
  } finally {
    await program.stop();
  }
}

function row(name: string, times: readonly number[], rival: number | null): string {
  const { median, worst } = figuresOf(times);
  const ratio = rival === null ? '' : `× ${(median / rival).toFixed(2)}`;
  return `  ${name.padEnd(24)}${`${median.toFixed(0)} · ${worst.toFixed(0)} ms`.padStart(18)}${ratio.padStart(12)}`;
}
