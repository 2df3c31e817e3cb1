/** A clock that a test moves. */
export interface ScriptedTime {
  readonly now: () => number;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Moves the clock on and calls what has come due, in order. */
  readonly pass: (milliseconds: number) => void;
}

/** Creates a clock that stands still until the test moves it. */
export function createScriptedTime(): ScriptedTime {
  let time = 0;
  const timers = new Map<number, { readonly due: number; readonly callback: () => void }>();
  let lastTimer = 0;
  return {
    now: () => time,
    after(milliseconds, callback) {
      lastTimer += 1;
      const timer = lastTimer;
      timers.set(timer, { due: time + milliseconds, callback });
      return () => {
        timers.delete(timer);
      };
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const next = [...timers].toSorted(([, one], [, other]) => one.due - other.due)[0];
        if (next === undefined || next[1].due > end) break;
        timers.delete(next[0]);
        time = next[1].due;
        next[1].callback();
      }
      time = end;
    },
  };
}
