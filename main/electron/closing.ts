/** What of Electron's window is needed to close it with everything kept. */
export interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  isDestroyed(): boolean;
  close(): void;
}

/** What stands between a window and its close. */
export interface BeforeClose {
  /** Keeps what was typed; settles in time whatever the page does, with false where it could not be kept. */
  readonly flush: () => Promise<boolean>;
  /** Asks the person whether to close although what was typed is lost then. */
  readonly confirmLoss: () => Promise<boolean>;
}

/**
 * Lets the window keep what was typed before it closes. The answer takes this back, for when the system ends and a
 * window that does not close at once would hold it up.
 */
export function flushBeforeClose(window: ClosingWindow, { flush, confirmLoss }: BeforeClose): () => void {
  let state: 'open' | 'flushing' | 'flushed' = 'open';

  async function flushAndClose(): Promise<void> {
    state = 'flushing';
    const closes = (await flush()) || (await confirmLoss());
    state = closes ? 'flushed' : 'open';
    if (closes && !window.isDestroyed()) window.close();
  }

  window.on('close', (event) => {
    if (state === 'flushed') return;
    event.preventDefault();
    if (state === 'open') void flushAndClose();
  });
  return () => {
    state = 'flushed';
  };
}
