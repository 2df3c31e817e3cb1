import { describe, expect, it } from 'vitest';
import { createWindowRequests } from '../../../../main/services/desktop/window-requests.ts';

const never = new AbortController().signal;
const save = { kind: 'command', id: 'policy.save' } as const;
const fresh = { kind: 'command', id: 'policy.new' } as const;
const open = { kind: 'openPolicy', folder: '/keys', name: 'ci.policy.json' } as const;

describe('what the desktop asks of the window', () => {
  it('is answered in order, one at a time', async () => {
    const requests = createWindowRequests();
    const first = requests.next(never);
    requests.put(save);
    requests.put(fresh);
    expect(await first).toEqual(save);
    expect(await requests.next(never)).toEqual(fresh);
  });

  it('waits for a window where it is a file, and is dropped where it is a command', async () => {
    const requests = createWindowRequests();
    requests.put(save);
    requests.put(open);
    expect(await requests.next(never)).toEqual(open);
  });

  it('is forgotten with the page that it was meant for, but for files', async () => {
    const requests = createWindowRequests();
    const page = new AbortController();
    const gone = requests.next(page.signal);
    page.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    requests.put(save);
    requests.put(open);
    requests.forget();
    expect(await requests.next(never)).toEqual(open);
    const next = requests.next(never);
    requests.put(fresh);
    expect(await next).toEqual(fresh);
  });

  it('loses nothing when a page goes while it waits', async () => {
    const requests = createWindowRequests();
    const page = new AbortController();
    const gone = requests.next(page.signal);
    page.abort(new Error('gone'));
    requests.put(open);
    await expect(gone).rejects.toThrow('gone');
    expect(await requests.next(never)).toEqual(open);
  });

  it('can be to keep what was typed, with the answer of the window', async () => {
    const requests = createWindowRequests();
    for (const kept of [true, false]) {
      const asked = requests.next(never);
      const flushed = requests.flush(60_000);
      expect(await asked).toEqual({ kind: 'flush' });
      requests.flushed(kept);
      expect(await flushed).toBe(kept);
    }
  });

  it('does not hold up the end where no window listens or it does not answer', async () => {
    const requests = createWindowRequests();
    expect(await requests.flush(60_000)).toBe(true);
    const asked = requests.next(never);
    expect(await requests.flush(1)).toBe(true);
    expect(await asked).toEqual({ kind: 'flush' });
  });
});
