import type { Page } from 'playwright-core';

/** How long an editor took from the start of the navigation, in milliseconds, each to the end of the frame. */
export interface Readiness {
  /** The text is shown in colours. */
  readonly coloured: number;
  /** A key that was pressed right after stands in the text. */
  readonly firstKey: number;
  /** When the navigation started, in milliseconds since 1970. */
  readonly origin: number;
}

/** The longest pause before the window keeps what was typed, and some. */
const untilKept = 1200;

/**
 * Goes to an address, presses a key as soon as Monaco shows its text in colours, and waits until it stands there;
 * then takes it back, so that the next load finds the same text.
 */
export async function timeReady(page: Page, address: string): Promise<Readiness> {
  const ready = new Promise<Readiness>((resolve) => {
    void page.exposeFunction('latchkeyReady', resolve);
  });
  await page.exposeFunction('latchkeyPress', () => page.keyboard.press('x'));
  await page.addInitScript(watchEditor);
  await page.goto(address);
  const readiness = await ready;
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(untilKept);
  return readiness;
}

/** The same in a window that is on its way to its own page already. */
export async function watchReady(page: Page): Promise<Readiness> {
  const ready = new Promise<Readiness>((resolve) => {
    void page.exposeFunction('latchkeyReady', resolve);
  });
  await page.exposeFunction('latchkeyPress', () => page.keyboard.press('x'));
  await page.evaluate(watchEditor);
  const readiness = await ready;
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(untilKept);
  return readiness;
}

/** What the page can call. */
interface Exposed {
  readonly latchkeyPress: () => Promise<void>;
  readonly latchkeyReady: (readiness: Readiness) => Promise<void>;
}

/** Runs in the page before anything else. */
function watchEditor(): void {
  const { latchkeyPress, latchkeyReady } = globalThis as unknown as Exposed;
  const { port1, port2 } = new MessageChannel();
  let coloured: number | null = null;

  // A message that is sent while a frame is made arrives when its layout and painting are done.
  function afterFrame(): void {
    const lines = document.querySelector('.monaco-editor .view-lines');
    if (coloured === null) {
      const words = Array.from(lines?.querySelectorAll('span[class^="mtk"]') ?? []);
      const colours = new Set(words.map(({ className }) => className));
      if (colours.size > 1 && lines?.checkVisibility({ visibilityProperty: true }) === true) {
        coloured = performance.now();
        document.querySelector<HTMLElement>('.monaco-editor :is(textarea, .native-edit-context)')?.focus();
        void latchkeyPress();
      }
    } else if (lines?.textContent.includes('x{') === true) {
      void latchkeyReady({ coloured, firstKey: performance.now(), origin: performance.timeOrigin });
      return;
    }
    requestAnimationFrame(() => port2.postMessage(null));
  }

  port1.addEventListener('message', afterFrame);
  port1.start();
  requestAnimationFrame(() => port2.postMessage(null));
}
