import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { desktopRuntime } from '../../main/package/desktop-runtime.ts';
import { openDisplay } from '../desktop/display.ts';
import { stageProgram } from '../desktop/staged-program.ts';
import { removeFolder, temporaryProfile } from '../e2e/program.ts';
import { figuresOf, loadWords } from './figures.ts';
import { watchReady } from './ready-probe.ts';

const rounds = 7;
const checkout = join(import.meta.dirname, '../..');

/** Where the program stands and what runs it. */
interface Desktop {
  readonly runtime: string;
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** From the start of the desktop program to the first key in the text, in a real window. */
export async function benchDesktopReady(say: (line: string) => void): Promise<void> {
  const { program, standIn } = await desktopRuntime(say);
  const staged = standIn === null ? null : await stageProgram(checkout, standIn.sqlite);
  const display = await openDisplay(say);
  const desktop = { runtime: program, program: staged?.folder ?? checkout, environment: display.environment };
  try {
    say(
      `Desktop window, from the start of the program to the first key, median · worst of ${rounds}; ${loadWords()}`,
    );
    for (const first of [true, false]) {
      const { median, worst } = figuresOf(await timeStarts(desktop, first));
      const name = first ? 'first start' : 'later start';
      say(`  ${name.padEnd(24)}${`${median.toFixed(0)} · ${worst.toFixed(0)} ms`.padStart(18)}`);
    }
  } finally {
    display.close();
    await staged?.remove();
  }
}

/** Times starts, each on an empty profile or all on one that has been used. */
async function timeStarts(desktop: Desktop, first: boolean): Promise<readonly number[]> {
  const times: number[] = [];
  let profile = await temporaryProfile();
  if (!first) await timeStart(desktop, profile);
  for (let round = 0; round < rounds; round += 1) {
    times.push(await timeStart(desktop, profile));
    if (!first) continue;
    await removeFolder(profile);
    profile = await temporaryProfile();
  }
  await removeFolder(profile);
  return times;
}

async function timeStart(desktop: Desktop, profile: string): Promise<number> {
  const started = Date.now();
  const app = await _electron.launch({
    executablePath: desktop.runtime,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), desktop.program],
    env: { ...variables(), ...desktop.environment, LATCHKEY_PROFILE: profile },
  });
  try {
    const { origin, firstKey } = await watchReady(await app.firstWindow());
    return origin + firstKey - started;
  } finally {
    await app.close();
  }
}

function variables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
