import type { Port } from '../../shared/rpc/port.ts';

/** Ends the browser host when the window that it opened has gone. */
export interface WindowLifetime {
  /** Follows a window that has connected. */
  readonly follow: (port: Port) => void;
  /** Stops waiting; nothing is ended any more. */
  readonly stop: () => void;
}

/** Calls `end` when the last window that was followed has been gone for `grace` milliseconds, as after a reload it has not. */
export function createWindowLifetime(grace: number, end: () => void): WindowLifetime {
  const open = new Set<Port>();
  let timer: NodeJS.Timeout | null = null;

  function stopWaiting(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    follow(port) {
      stopWaiting();
      open.add(port);
      port.onClose(() => {
        open.delete(port);
        if (open.size > 0) return;
        stopWaiting();
        timer = setTimeout(end, grace);
      });
    },
    stop: stopWaiting,
  };
}
