import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { makeSampleInventory } from '../../main/services/entities/sample-inventory.ts';
import { openWindow, removeFolder, startBrowser, startProgram, temporaryProfile } from '../e2e/program.ts';
import { startBarePage } from './bare-page.ts';
import type { BarePage } from './bare-page.ts';
import { figuresOf, loadWords } from './figures.ts';
import { benchEntities } from './inventory.ts';
import { timeKey } from './keystroke-probe.ts';
import type { Effect } from './keystroke-probe.ts';
import { behindColon, insideEffect, insideType, policyText } from './policy-texts.ts';
import type { Caret } from './policy-texts.ts';

/** Entities to count while typing, and the types that the policies name. */
interface Inventory {
  readonly name: string;
  readonly types: readonly string[];
  /** The file to import first; null for the sample, which is there. */
  readonly file: Buffer | null;
}

/** One thing that a person does with two keys, the second of which takes it back, and what each of them shows. */
interface Exercise {
  readonly name: string;
  readonly caret: Caret;
  readonly keys: readonly (readonly [key: string, effect: Effect])[];
}

const sizes = [4, 10, 1000];
const rounds = 9;
/** Longer than Monaco's own delay, the longest pause before text is kept, and what follows a count. */
const pause = 800;

const keyDrawn: Effect = { selector: '.view-lines', by: 'changing' };
const squiggle = '.squiggly-error';
const firstCounts: Effect = { selector: '.view-zones > div', by: 'changing' };

function suggestion(by: 'coming' | 'going'): Effect {
  return { selector: '.suggest-widget.visible .monaco-list-row', by };
}

const syntax: Exercise = {
  name: 'colon away and back → squiggle',
  caret: behindColon,
  keys: [
    ['Backspace', { selector: squiggle, by: 'coming' }],
    [':', { selector: squiggle, by: 'going' }],
  ],
};

const wrongEffect: Exercise = {
  name: 'wrong effect and back → squiggle',
  caret: insideEffect,
  keys: [
    ['x', { selector: squiggle, by: 'coming' }],
    ['Backspace', { selector: squiggle, by: 'going' }],
  ],
};

const otherType: Exercise = {
  name: 'other _type and back → counts',
  caret: insideType,
  keys: [
    ['x', firstCounts],
    ['Backspace', firstCounts],
  ],
};

const completion: Exercise = {
  name: 'completion asked for and left',
  caret: insideType,
  keys: [
    ['ControlOrMeta+Space', suggestion('coming')],
    ['Escape', suggestion('going')],
  ],
};

/**
 * From a key to the frame that shows what it does, in Chromium on the built program: problems, beside a page with
 * Monaco and its own JSON language, the counts above a permission, and the list of completions.
 */
export async function benchKeystrokes(say: (line: string) => void): Promise<void> {
  say(`From a key to what it shows, median · worst of ${rounds * 2} keys; ${loadWords()}`);
  const browser = await startBrowser();
  const bare = await startBarePage();
  try {
    for (const inventory of inventories()) await benchInventory(browser, bare, inventory, say);
  } finally {
    await bare.close();
    await browser.close();
  }
}

function inventories(): readonly Inventory[] {
  const { entities } = makeSampleInventory();
  const many = benchEntities(100_000);
  return [
    { name: 'sample inventory', types: typesOf(entities), file: null },
    {
      name: '100,000 entities',
      types: typesOf(many),
      file: Buffer.from(many.map((entity) => JSON.stringify(entity)).join('\n')),
    },
  ];
}

function typesOf(entities: readonly { readonly _type?: unknown }[]): readonly string[] {
  return [...new Set(entities.map(({ _type }) => String(_type)))];
}

async function benchInventory(
  browser: Browser,
  bare: BarePage,
  inventory: Inventory,
  say: (line: string) => void,
): Promise<void> {
  const profile = await temporaryProfile();
  try {
    for (const size of sizes) {
      say(`\n${size.toLocaleString('en')} permissions, ${inventory.name}`);
      const text = policyText(size, inventory.types);
      const workspace = join(profile, `${size}-permissions`);
      await mkdir(workspace);
      await writeFile(join(workspace, 'bench.policy.json'), text);
      const program = await startProgram(profile, `--workspace=${workspace}`);
      try {
        const { page } = await openWindow(browser, program.address);
        await page.getByText('ALLOW · sees').first().waitFor();
        if (inventory.file !== null && size === sizes[0]) await importEntities(page, inventory.file);
        for (const exercise of [syntax, wrongEffect, otherType, completion]) {
          say(row(exercise.name, 'Latchkey', await practise(page, exercise)));
        }
        await page.context().close();
      } finally {
        await program.stop();
      }
      // What the page does not have makes no difference to it.
      if (inventory.file === null) {
        bare.show(text);
        const { page } = await openWindow(browser, bare.address);
        await page.locator('.view-line').first().waitFor();
        say(row(syntax.name, 'Monaco with JSON', await practise(page, syntax)));
        await page.context().close();
      }
    }
  } finally {
    await removeFolder(profile);
  }
}

async function importEntities(page: Page, file: Buffer): Promise<void> {
  await page.getByRole('button', { name: /choose an entity set/ }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'bench.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: file,
  });
  await page.locator('h2', { hasText: /of 100,000 entities/ }).waitFor();
  await page.keyboard.press('Escape');
}

/** Gives for each pair of keys the times to the key itself and to its effect. */
async function practise(page: Page, exercise: Exercise): Promise<readonly (readonly number[])[]> {
  await page.locator('.monaco-editor :is(textarea, .native-edit-context)').first().focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < exercise.caret.line; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let left = 0; left < exercise.caret.keysLeft; left += 1) await page.keyboard.press('ArrowLeft');
  const times: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [key, effect] of exercise.keys) {
      await page.waitForTimeout(pause);
      // A key that writes nothing shows nothing but its effect.
      const effects = exercise === completion ? [effect, effect] : [keyDrawn, effect];
      times.push(await timeKey(page, key, effects));
    }
  }
  await page.waitForTimeout(pause);
  return times;
}

function row(name: string, who: string, times: readonly (readonly number[])[]): string {
  const [drawn, shown] = [0, 1].map((place) => {
    const { median, worst } = figuresOf(times.map((time) => time[place] ?? Number.NaN));
    return `${median.toFixed(0)} · ${worst.toFixed(0)} ms`;
  });
  return `  ${name.padEnd(34)}${who.padEnd(18)}${shown?.padStart(14)}   the key itself ${drawn}`;
}
