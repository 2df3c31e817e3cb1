import type { DocumentClock } from './document-store.ts';

/** When the unsaved text of each open policy is kept. */
export interface DraftTimers {
  /** Keeps it soon after the last of many keystrokes, and now and then while they go on. */
  readonly typed: (key: string) => void;
  readonly start: (key: string, milliseconds: number) => void;
  readonly stop: (key: string) => void;
  readonly isRunning: (key: string) => boolean;
}

const quietMilliseconds = 250;
const longestMilliseconds = 800;

/** Creates the timers of documents by their keys; `keep` is called when the time of one has come. */
export function createDraftTimers(clock: DocumentClock, keep: (key: string) => void): DraftTimers {
  const running = new Map<string, () => void>();
  const unkeptSince = new Map<string, number>();

  function start(key: string, milliseconds: number): void {
    running.get(key)?.();
    running.set(
      key,
      clock.after(milliseconds, () => keep(key)),
    );
  }

  return {
    start,
    typed(key) {
      const now = clock.now();
      const since = unkeptSince.get(key) ?? now;
      unkeptSince.set(key, since);
      start(key, Math.max(0, Math.min(quietMilliseconds, since + longestMilliseconds - now)));
    },
    stop(key) {
      running.get(key)?.();
      running.delete(key);
      unkeptSince.delete(key);
    },
    isRunning: (key) => running.has(key),
  };
}
