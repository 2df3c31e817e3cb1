import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Makes a function to be awaited between the steps of long work: it lets other work have its turn every few
 * milliseconds, and throws the signal's reason once that is aborted.
 */
export function createPause(signal: AbortSignal | undefined): () => Promise<void> {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < longestStretch) return;
    await nextTurn();
    signal?.throwIfAborted();
    since = performance.now();
  };
}

/** How long work goes on without letting other work have its turn, in milliseconds. */
const longestStretch = 15;
