import type { Page } from 'playwright-core';

/** Something on the screen that a key changes. */
export interface Effect {
  readonly selector: string;
  /** The first element of the selector comes, goes, or gets other words. */
  readonly by: 'coming' | 'going' | 'changing';
}

/**
 * Presses a key and gives for each effect the milliseconds from the key's event to the end of the frame that shows
 * it. Both are times of the page; the event's is that of its arrival in the browser, so that a busy page counts.
 */
export async function timeKey(
  page: Page,
  key: string,
  effects: readonly Effect[],
): Promise<readonly number[]> {
  await page.evaluate(armProbe, effects);
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(globalThis, 'latchkeyBench') as Promise<readonly number[]>);
}

/** Runs in the page. */
function armProbe(effects: readonly Effect[]): void {
  const words = ({ selector }: Effect): string | null =>
    document.querySelector(selector)?.textContent ?? null;
  const before = effects.map(words);
  const shownAt: number[] = [];
  let pressedAt = Number.NaN;
  function isShown(effect: Effect, index: number): boolean {
    if (effect.by === 'changing') return words(effect) !== before[index];
    return (document.querySelector(effect.selector) !== null) === (effect.by === 'coming');
  }
  addEventListener(
    'keydown',
    (event) => {
      pressedAt = event.timeStamp;
    },
    { capture: true, once: true },
  );
  const shown = new Promise<readonly number[]>((resolve) => {
    // A message that is sent while a frame is made arrives when its layout and painting are done.
    const { port1, port2 } = new MessageChannel();
    const afterFrame = (): void => {
      if (!Number.isNaN(pressedAt)) {
        effects.forEach((effect, index) => {
          if (shownAt[index] === undefined && isShown(effect, index)) shownAt[index] = performance.now();
        });
      }
      if (effects.every((_, index) => shownAt[index] !== undefined)) {
        port1.close();
        resolve(shownAt.map((time) => time - pressedAt));
      } else {
        requestAnimationFrame(() => port2.postMessage(null));
      }
    };
    port1.addEventListener('message', afterFrame);
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  });
  Reflect.set(globalThis, 'latchkeyBench', shown);
}
