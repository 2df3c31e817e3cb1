import type { Page } from 'playwright-core';

/** What the window asks of main, as far as a test holds it back. */
export interface HeldCalls {
  /** Holds back every call of a method from now on, as if its answer took very long. */
  readonly hold: (method: string) => void;
  /** Lets everything that was held back go, in order, and holds nothing any more. */
  readonly release: () => void;
}

/** Stands between the page and main; what was connected before is connected anew. */
export async function holdCalls(page: Page): Promise<HeldCalls> {
  let held: (() => void)[] = [];
  let method: string | null = null;
  await page.routeWebSocket(/./, (socket) => {
    const main = socket.connectToServer();
    socket.onMessage((message) => {
      if (method !== null && message.toString().includes(JSON.stringify(method)))
        held.push(() => main.send(message));
      else main.send(message);
    });
  });
  await page.reload();
  return {
    hold(name) {
      method = name;
    },
    release() {
      const waiting = held;
      held = [];
      method = null;
      for (const send of waiting) send();
    },
  };
}
