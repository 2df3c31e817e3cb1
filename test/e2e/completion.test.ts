import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEditorWindow } from './editor-window.ts';
import type { EditorWindow } from './editor-window.ts';

const policy = `{
  "permissions": [
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": { "stringEquals": { "_type": "github_repo" } }
    },
    {
      "effect": "DENY",
      "actions": ["dashboard:View"],
      "resources": ["dashboard:1"]
    }
  ]
}
`;

const hostile = '<img src=x onerror=window.__xss=1>](javascript:window.__xss=1) `a` **b**\n\u202Ec';

describe('completions and explanations in the editor', () => {
  let opened: EditorWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await openEditorWindow(policy);
    page = opened.page;
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByText('ALLOW · sees').first().waitFor();
  });

  afterAll(async () => opened.close());

  beforeEach(async () => {
    await page.keyboard.press('Escape');
    await setText(policy);
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  });

  it('write a whole policy', async () => {
    await setText('');
    await page.keyboard.type('{');
    await option('permissions').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('"');
    await choose('permissions', 'Tab');
    await choose('ALLOW an action on resources', 'Enter');
    await choose('query:ReadGraphData', 'Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Space');
    await choose('*', 'Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(',');
    await page.keyboard.press('Enter');
    await page.keyboard.type('"cond');
    await choose('condition', 'Enter');
    await choose('_type', 'Enter');
    await page.keyboard.type('github_re');
    await choose('github_repo', 'Enter');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n}');
    await page.getByText('ALLOW · sees 186').first().waitFor();
    expect(JSON.parse(await textOf())).toEqual({
      permissions: [
        {
          effect: 'ALLOW',
          actions: ['query:ReadGraphData'],
          resources: ['*'],
          condition: { stringEquals: { _type: 'github_repo' } },
        },
      ],
    });
  });

  it('come with counts, and with what the documents say when asked for more', async () => {
    await putCursor('"github_repo"');
    await page.keyboard.type(', "');
    await option('_class').waitFor();
    expect(await option('_class').getAttribute('aria-label')).toMatch(/_class.*186 of this type/);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details', { hasText: 'Of the objects of type github_repo: 186.' }).waitFor();
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Escape');
  });

  it('leave Enter to the new line where a bracket or a comma was typed', async () => {
    await putCursor('"*"');
    await page.keyboard.type(',');
    await option('entity:').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(textOf).toContain('"resources": ["*",\n');
    expect(await textOf()).not.toContain('entity:');
  });

  it('put the closing quote once, whether or not there is one', async () => {
    await putCursor('"dashboard:View"');
    await page.keyboard.type(', "quer');
    await choose('query:ReadGraphData', 'Enter');
    expect(await textOf()).toContain('"actions": ["dashboard:View", "query:ReadGraphData"],');
    await putCursor('"DENY');
    await page.keyboard.press('Control+Space');
    await choose('DENY', 'Enter');
    expect(await textOf()).toContain('"effect": "DENY",\n');
  });

  it('survive everything being replaced by an opening bracket and a quote', async () => {
    await textBox().press('Control+a');
    await page.keyboard.type('{"');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('x');
    await page.getByRole('option', { name: /S001/ }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('{"per');
    await option('permissions').waitFor();
  });

  it('explain a word and a value on hover', async () => {
    await hoverOver('"stringEquals"');
    await page.locator('.monaco-hover', { hasText: 'API key page, 2022-01-27 to 2023-01-11' }).waitFor();
    await page.mouse.move(5, 5);
    await hoverOver('"github_repo"');
    await page.locator('.monaco-hover', { hasText: '186 entities of Sample inventory' }).waitFor();
    await page.mouse.move(5, 5);
  });

  it('case 33: show hostile names and values as text', async () => {
    const set = JSON.stringify([{ _id: 'h', _type: hostile, [`k ${hostile}`]: hostile }]);
    await page.getByRole('button', { name: /choose an entity set/ }).click();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'hostile.json', mimeType: 'application/json', buffer: Buffer.from(set) });
    await page.getByRole('button', { name: /hostile, 1 \+ 0/ }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await setText(policy.replace('github_repo', ''));
    await putCursor('"_type": "');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: '<img src=x' }).waitFor();
    // Whether the details stand there is remembered from the list before.
    const details = page.locator('.suggest-details', { hasText: 'hostile is this value' });
    await expect
      .poll(
        async () => {
          if (!(await details.isVisible())) await page.keyboard.press('Control+Space');
          return await details.isVisible();
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toBe(true);
    await page.keyboard.press('Enter');
    await hoverOver('onerror');
    await page.locator('.monaco-hover', { hasText: '](javascript:' }).waitFor();
    expect(await page.locator('.monaco-editor :is(img, script, a[href], em, code, .codicon-x)').count()).toBe(
      0,
    );
    expect(await page.evaluate(() => Object.hasOwn(window, '__xss'))).toBe(false);
    expect(opened.complaints).toEqual([]);
  });

  it('lay the text out as one step', async () => {
    await setText(JSON.stringify(JSON.parse(policy)));
    await textBox().press('Shift+Alt+f');
    expect(await textOf()).toBe(policy);
    await textBox().press('Control+z');
    expect(await textOf()).toBe(JSON.stringify(JSON.parse(policy)));
    await setText('{"permissions": [');
    await textBox().press('Shift+Alt+f');
    await page.getByText('This text can’t be laid out').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('go to a permission by its words, without a mouse', async () => {
    await textBox().press('Control+Shift+o');
    await page.getByRole('dialog', { name: 'Go to permission' }).waitFor();
    await page.keyboard.type('deny dash');
    await page.getByRole('menuitem', { name: /#2 DENY dashboard:View on dashboard:1/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.line-numbers.active-line-number').textContent()).toBe('10');
    expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
  });

  it('find and replace', async () => {
    await textBox().press('Control+Alt+f');
    await page.locator('.find-widget.visible').getByRole('textbox', { name: 'Replace' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it.each(['light', 'dark', 'contrast'])('case 59: axe finds nothing: %s', async (theme) => {
    await page.evaluate((chosen) => localStorage.setItem('latchkey.theme', chosen), theme);
    await page.reload();
    await page.getByText('ALLOW · sees').first().waitFor();
    await putCursor('"stringEquals');
    await page.keyboard.press('Control+Space');
    await option('stringEquals').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details', { hasText: 'API key page' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Escape');
    await hoverOver('"stringEquals"');
    await page.locator('.monaco-hover', { hasText: 'API key page' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.mouse.move(5, 5);
    await textBox().press('Control+Shift+o');
    await page.getByRole('menuitem', { name: /#1 ALLOW/ }).waitFor();
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('run under the content security policy without a complaint', () => {
    expect(opened.complaints).toEqual([]);
  });

  function textBox() {
    return page.getByRole('textbox', { name: 'Policy text of tried.policy.json' });
  }

  /** A row of the list of completions. */
  function option(label: string) {
    return page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({
        has: page.locator('.label-name', { hasText: new RegExp(`^${label.replaceAll('*', '\\*')}$`) }),
      })
      .first();
  }

  /** Waits for a completion, moves to it and accepts it. */
  async function choose(label: string, key: string): Promise<void> {
    await option(label).waitFor();
    for (let step = 0; step < 30; step += 1) {
      const classes = (await option(label).getAttribute('class')) ?? '';
      if (classes.includes('focused')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press(key);
  }

  /** Puts the cursor behind the first place of some words. */
  async function putCursor(words: string): Promise<void> {
    await expect.poll(textOf).toContain(words);
    const text = await textOf();
    const lines = text.slice(0, text.indexOf(words) + words.length).split('\n');
    await textBox().press('Control+Home');
    for (let line = 1; line < lines.length; line += 1) await page.keyboard.press('ArrowDown');
    for (const _ of lines.at(-1) ?? '') await page.keyboard.press('ArrowRight');
  }

  async function hoverOver(words: string): Promise<void> {
    await page.locator('.view-line', { hasText: words }).getByText(words).first().hover();
  }

  /** Puts a text into the editor as a paste does. */
  async function setText(text: string): Promise<void> {
    await textBox().focus();
    await page.keyboard.press('Control+a');
    if (text === '') {
      await page.keyboard.press('Delete');
      return;
    }
    await page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
  }

  /** The text of the editor as a copy takes it. */
  function textOf(): Promise<string> {
    return page.evaluate(() => {
      const lines = [...document.querySelectorAll<HTMLElement>('.monaco-editor .view-line')];
      const inOrder = lines.toSorted((one, other) => one.offsetTop - other.offsetTop);
      return inOrder.map((line) => (line.textContent ?? '').replaceAll('\u00A0', ' ')).join('\n');
    });
  }

  async function findings(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }
});
