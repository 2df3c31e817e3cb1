import { describe, expect, it } from 'vitest';
import { flushBeforeClose } from '../../../main/electron/closing.ts';

function createWindow(before: { readonly kept: boolean; readonly confirmed?: boolean }) {
  const happened: string[] = [];
  let listener: ((event: { preventDefault(): void }) => void) | null = null;
  const flushing = Promise.withResolvers<boolean>();
  const window = {
    on: (_event: 'close', heard: (event: { preventDefault(): void }) => void) => {
      listener = heard;
    },
    isDestroyed: () => happened.includes('closed'),
    close() {
      let prevented = false;
      listener?.({
        preventDefault() {
          prevented = true;
        },
      });
      happened.push(prevented ? 'held' : 'closed');
    },
  };
  const closeAtOnce = flushBeforeClose(window, {
    flush: () => {
      happened.push('flushing');
      return flushing.promise;
    },
    confirmLoss: () => {
      happened.push('asked');
      return Promise.resolve(before.confirmed === true);
    },
  });
  async function settle(): Promise<void> {
    flushing.resolve(before.kept);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return { window, happened, settle, closeAtOnce };
}

describe('the close of the desktop window', () => {
  it('waits until what was typed is kept, and asks for that once', async () => {
    const { window, happened, settle } = createWindow({ kept: true });
    window.close();
    window.close();
    expect(happened).toEqual(['flushing', 'held', 'held']);
    await settle();
    expect(happened).toEqual(['flushing', 'held', 'held', 'closed']);
  });

  it('asks the person where it could not be kept, and stays open unless told otherwise', async () => {
    const stays = createWindow({ kept: false });
    stays.window.close();
    await stays.settle();
    expect(stays.happened).toEqual(['flushing', 'held', 'asked']);
    const goes = createWindow({ kept: false, confirmed: true });
    goes.window.close();
    await goes.settle();
    expect(goes.happened).toEqual(['flushing', 'held', 'asked', 'closed']);
  });

  it('does not wait when the system ends', () => {
    const { window, happened, closeAtOnce } = createWindow({ kept: true });
    closeAtOnce();
    window.close();
    expect(happened).toEqual(['closed']);
  });
});
