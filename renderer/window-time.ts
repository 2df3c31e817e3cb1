import type { SimulationSchedule } from './features/simulator/simulation-store.ts';
import type { DocumentClock } from './features/workspace/document-store.ts';

const quietMilliseconds = 250;
/** A window that is not shown draws no frames; its counts must follow all the same. */
const longestFrame = 100;

/** The window's clock. */
export function windowClock(): DocumentClock {
  return {
    now: () => performance.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Frames and pauses of the window. */
export function windowSchedule(window: Window): SimulationSchedule {
  return {
    nextFrame(callback) {
      let called = false;
      const once = (): void => {
        if (called) return;
        called = true;
        callback();
      };
      window.requestAnimationFrame(once);
      window.setTimeout(once, longestFrame);
    },
    whenQuiet: (callback) => window.setTimeout(callback, quietMilliseconds),
  };
}
