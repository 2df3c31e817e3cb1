/** The shortest time between two progress messages of one call, in milliseconds. */
const interval = 100;

/** Passes on the newest of many progress values, at most ten a second. */
export interface ProgressThrottle {
  /** Sends the value now, or keeps it as the newest until its time has come. */
  push(progress: unknown): void;
  /** Drops what is kept and sends nothing more. */
  stop(): void;
}

/** Creates a throttle for one call. */
export function createProgressThrottle(send: (progress: unknown) => void): ProgressThrottle {
  let sentAt = Number.NEGATIVE_INFINITY;
  let kept: { readonly progress: unknown } | null = null;
  let timer: unknown = null;
  let stopped = false;

  function sendKept(): void {
    timer = null;
    if (kept === null) return;
    const { progress } = kept;
    kept = null;
    sentAt = performance.now();
    send(progress);
  }

  return {
    push(progress) {
      if (stopped) return;
      kept = { progress };
      if (timer !== null) return;
      const wait = sentAt + interval - performance.now();
      if (wait <= 0) sendKept();
      else timer = setTimeout(sendKept, wait);
    },
    stop() {
      stopped = true;
      kept = null;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
