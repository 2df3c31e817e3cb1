import type { z } from 'zod';
import type { windowRequest } from '../../../shared/contract/desktop.ts';

/** Something that the desktop asks of the window. */
export type WindowRequest = z.output<typeof windowRequest>;

/** What the desktop asks of the window, in order. */
export interface WindowRequests {
  /** Asks for something; a command counts only while a window listens, the rest waits for one. */
  readonly put: (request: WindowRequest) => void;
  /** The next thing asked; rejects with the signal's reason. */
  readonly next: (signal: AbortSignal) => Promise<WindowRequest>;
  /** A new page is about to listen: commands meant for the one before are forgotten. */
  readonly forget: () => void;
  /**
   * Asks the window to keep what was typed and waits for that, at most `patience` milliseconds; false where the window
   * says that it could not.
   */
  readonly flush: (patience: number) => Promise<boolean>;
  /** The window's answer to that. */
  readonly flushed: (kept: boolean) => void;
}

/** Creates the empty queue between the desktop and the window. */
export function createWindowRequests(): WindowRequests {
  let waiting: WindowRequest[] = [];
  let listening = false;
  let wake: (() => void) | null = null;
  let flushing: ((kept: boolean) => void) | null = null;

  function put(request: WindowRequest): void {
    if (!listening && isOfTheMoment(request)) return;
    waiting.push(request);
    wake?.();
  }

  return {
    put,
    async next(signal) {
      listening = true;
      for (;;) {
        signal.throwIfAborted();
        const request = waiting.shift();
        if (request !== undefined) return request;
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
    forget() {
      listening = false;
      waiting = waiting.filter((request) => !isOfTheMoment(request));
    },
    async flush(patience) {
      if (!listening) return true;
      return await new Promise<boolean>((resolve) => {
        // A window that hangs has kept all that it will; it must not keep the program from ending.
        const timer = setTimeout(resolve, patience, true);
        flushing = (kept) => {
          clearTimeout(timer);
          resolve(kept);
        };
        put({ kind: 'flush' });
      });
    },
    flushed: (kept) => flushing?.(kept),
  };
}

function isOfTheMoment({ kind }: WindowRequest): boolean {
  return kind === 'command' || kind === 'flush';
}
