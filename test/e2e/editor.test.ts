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
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": { "stringEquals": { "_type": "github_repo", "public": "true" } }
    }
  ]
}
`;

const wrongCase = policy.replace('ALLOW', 'Allow');

describe('the editor of a policy', () => {
  let opened: EditorWindow;
  let page: Page;

  beforeAll(async () => {
    opened = await openEditorWindow(policy);
    page = opened.page;
    await page.locator('.monaco-editor .view-line').first().waitFor();
  });

  afterAll(async () => opened.close());

  beforeEach(async () => {
    await setText(policy);
    await page.getByText('ALLOW · sees').first().waitFor();
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  });

  it('names itself for those who listen', async () => {
    expect(await textBox().getAttribute('aria-label')).toBe('Policy text of tried.policy.json');
  });

  it('underlines a wrong effect, says why on hover and in the list, and mends it by its quick fix', async () => {
    await setText(wrongCase);
    await page.locator('.squiggly-error').waitFor();
    const problem = page.getByRole('listbox', { name: 'Problems' }).getByRole('option', { name: /V201/ });
    expect(await problem.textContent()).toMatch(/Error.*V201.*ALLOW.*4:17/);

    await page.locator('.view-line', { hasText: 'Allow' }).getByText('"Allow"').hover();
    const hover = page.locator('.monaco-hover', { hasText: 'V201' });
    await hover.waitFor();

    await problem.click();
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget')
      .getByText(/^Replace .*ALLOW/)
      .waitFor();
    await page.keyboard.press('Enter');
    await problem.waitFor({ state: 'detached' });
    expect(await textOf()).toBe(policy);
  });

  it('goes to the next problem with F8', async () => {
    await setText(wrongCase);
    await page.locator('.squiggly-error').waitFor();
    await textBox().press('Control+Home');
    await page.keyboard.press('F8');
    await page.locator('.marker-widget', { hasText: 'V201' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.line-numbers.active-line-number').textContent()).toBe('4');
  });

  it('keeps the lines above the permissions where they are while the text is broken, and greys them', async () => {
    const before = await lensLines();
    expect(before.map(({ words }) => words.slice(0, 5))).toEqual(['ALLOW', 'DENY ']);
    await textBox().press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.locator('.squiggly-error').waitFor();
    await page.locator('.view-zones span[class*="stale"]').first().waitFor();
    expect(await lensLines()).toEqual(before);
    await page.keyboard.press('Backspace');
    await expect.poll(() => page.locator('.view-zones span[class*="stale"]').count()).toBe(0);
    expect(await lensLines()).toEqual(before);
  });

  it('reads the lines above the permissions out', async () => {
    const list = page.getByRole('list', { name: 'What each permission of tried.policy.json gives' });
    expect(await list.getByRole('listitem').allTextContents()).toEqual(
      (await lensLines()).map(({ words }, index) => `Permission ${index + 1}: ${words}`),
    );
  });

  it('leaves Ctrl+K to the window', async () => {
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        if (event.key === 'k') document.title = `k, taken: ${event.defaultPrevented}`;
      });
    });
    await textBox().press('Control+k');
    expect(await page.title()).toMatch(/^k, taken/);
    await page.keyboard.press('Escape');
  });

  it('case 32: shows hostile text as text, with what is invisible made visible', async () => {
    const names = [
      '<img src=x onerror=window.__xss=1>',
      '"><script>window.__xss=1</script>',
      '\u202Eabc',
      'a\u200Bb',
      '\uD800',
    ];
    await setText(policy.replace('"github_repo"', names.map((name) => JSON.stringify(name)).join(', ')));
    await page.getByText('[U+202E]').waitFor();
    await page.locator('.unicode-highlight').first().waitFor();
    await page.getByRole('listbox', { name: 'Problems' }).getByRole('option').first().waitFor();
    expect(await page.evaluate(() => Object.hasOwn(window, '__xss'))).toBe(false);
    expect(await page.locator('.monaco-editor img, .monaco-editor script').count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it('case 34: takes the squiggles away at once when the text becomes too deep, and comes back', async () => {
    await setText(wrongCase);
    await page.locator('.squiggly-error').waitFor();
    await setText('['.repeat(5000) + ']'.repeat(5000));
    await page.getByRole('option', { name: /limit 200/ }).waitFor();
    expect(await page.getByRole('option', { name: /V201/ }).count()).toBe(0);
    await setText(wrongCase);
    await page.getByRole('option', { name: /V201/ }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('case 36: shows a line of a million characters plain, and says so', async () => {
    await setText(policy.replace('github_repo', 'x'.repeat(1_000_000)));
    await page.getByText('A line of this text is over 100,000 characters long').waitFor();
    await setText(policy);
    await page.getByText('ALLOW · sees').first().waitFor();
    expect(await page.getByText('A line of this text is over 100,000 characters long').count()).toBe(0);
  });

  it.each(['Light', 'Dark', 'High contrast'])(
    'case 59: axe finds nothing in the editor: %s',
    async (theme) => {
      await chooseTheme(theme);
      await setText(wrongCase.replace('public', 'publi\u0441'));
      await page.locator('.squiggly-error').waitFor();
      expect(await findings()).toEqual([]);

      await page.locator('.view-line', { hasText: 'Allow' }).getByText('"Allow"').hover();
      await page.locator('.monaco-hover', { hasText: 'V201' }).waitFor();
      expect(await findings()).toEqual([]);
      // Where nothing has a tooltip.
      await page.mouse.move(560, 16);

      await textBox().press('Control+Home');
      await page.keyboard.press('F8');
      await page.locator('.marker-widget', { hasText: 'V201' }).waitFor();
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Control+.');
      await page
        .locator('.action-widget')
        .getByText(/^Replace .*ALLOW/)
        .waitFor();
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+f');
      await page.keyboard.type('query');
      await page.locator('.find-widget.visible').getByText('1 of 2').waitFor();
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');

      await page.locator('.view-line').first().click({ button: 'right' });
      await page.getByRole('menu', { name: 'Edit the policy' }).waitFor();
      expect(await findings()).toEqual([]);
      await page.keyboard.press('Escape');
    },
  );

  it('runs under the content security policy without a complaint', () => {
    expect(opened.complaints).toEqual([]);
  });

  function textBox() {
    return page.getByRole('textbox', { name: 'Policy text of tried.policy.json' });
  }

  /** Puts a text into the editor as a paste does. */
  async function setText(text: string): Promise<void> {
    await textBox().focus();
    await page.keyboard.press('Control+a');
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

  function lensLines(): Promise<{ readonly words: string; readonly top: number }[]> {
    return page
      .locator('.view-zones > div')
      .evaluateAll((zones) =>
        zones.map((zone) => ({ words: zone.textContent ?? '', top: zone.getBoundingClientRect().top })),
      );
  }

  async function chooseTheme(theme: string): Promise<void> {
    await page.evaluate((chosen) => localStorage.setItem('latchkey.theme', chosen), theme);
    await page.reload();
    await page.getByText('ALLOW · sees').first().waitFor();
  }

  async function findings(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }
});
