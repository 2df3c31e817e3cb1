import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowLifetime } from '../../../main/browser/window-lifetime.ts';
import { createWindowLifetime } from '../../../main/browser/window-lifetime.ts';
import type { Port } from '../../../shared/rpc/port.ts';

let ended: number;
let lifetime: WindowLifetime;

beforeEach(() => {
  vi.useFakeTimers();
  ended = 0;
  lifetime = createWindowLifetime(4000, () => {
    ended += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function createPort(): Port {
  const closing = new Set<() => void>();
  return {
    send: () => {},
    onMessage: () => () => {},
    onClose(listener) {
      closing.add(listener);
      return () => {
        closing.delete(listener);
      };
    },
    close() {
      for (const listener of closing) listener();
    },
  };
}

describe('the life of the browser host with its window', () => {
  it('goes on while no window has connected yet, and while one is open', () => {
    vi.advanceTimersByTime(100_000);
    lifetime.follow(createPort());
    vi.advanceTimersByTime(100_000);
    expect(ended).toBe(0);
  });

  it('ends once, a while after the window was closed', () => {
    const port = createPort();
    lifetime.follow(port);
    port.close();
    vi.advanceTimersByTime(3999);
    expect(ended).toBe(0);
    vi.advanceTimersByTime(100_000);
    expect(ended).toBe(1);
  });

  it('goes on over a reload', () => {
    const port = createPort();
    lifetime.follow(port);
    port.close();
    vi.advanceTimersByTime(3000);
    lifetime.follow(createPort());
    vi.advanceTimersByTime(100_000);
    expect(ended).toBe(0);
  });

  it('goes on when a newer window takes over from an older one', () => {
    const older = createPort();
    lifetime.follow(older);
    lifetime.follow(createPort());
    older.close();
    vi.advanceTimersByTime(100_000);
    expect(ended).toBe(0);
  });

  it('ends nothing any more once it was told to stop', () => {
    const port = createPort();
    lifetime.follow(port);
    port.close();
    lifetime.stop();
    vi.advanceTimersByTime(100_000);
    expect(ended).toBe(0);
  });
});
