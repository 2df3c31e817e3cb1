import type { Page } from 'playwright-core';

/** What a page without the app's own client does: writes a message of the protocol by hand. */
export interface RawAnswer {
  readonly t: string;
  readonly code?: string;
  readonly output?: unknown;
}

let lastId = 9_000_000;

/**
 * Calls a method by the two functions of the preload script alone; null where nothing answers in half a second, and
 * `no host` where the page has no such functions.
 */
export async function callRaw(
  page: Page,
  method: string,
  input: unknown,
): Promise<RawAnswer | null | 'no host'> {
  lastId += 1;
  return await page.evaluate(
    ([text, id]) =>
      new Promise<RawAnswer | null | 'no host'>((resolve) => {
        const host = Reflect.get(globalThis, 'host') as
          | { send(text: string): void; onMessage(listener: (text: string) => void): void }
          | undefined;
        if (host === undefined) {
          resolve('no host');
          return;
        }
        host.onMessage((answer) => {
          const message = JSON.parse(answer) as RawAnswer & { readonly id: number };
          if (message.id === id) resolve(message);
        });
        setTimeout(resolve, 500, null);
        host.send(text);
      }),
    [JSON.stringify({ t: 'call', id: lastId, method, input }), lastId] as const,
  );
}
