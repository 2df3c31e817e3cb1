import type { Connection } from '../../connection.ts';

/** Calls back each time that something in the workspace folder has changed, for as long as main answers. */
export function followChanges({ store, client }: Connection, changed: () => Promise<void>): void {
  let following = new AbortController();

  async function follow({ signal }: AbortController): Promise<void> {
    try {
      let { tick } = await client.call('workspace.changes', { tick: null }, { signal });
      while (!signal.aborted) {
        ({ tick } = await client.call('workspace.changes', { tick }, { signal }));
        await changed();
      }
    } catch {
      // The connection is gone, which the window says elsewhere; a new one is followed anew.
    }
  }

  store.subscribe((state, before) => {
    if (state.phase !== 'ready' || before.phase === 'ready') return;
    following.abort();
    following = new AbortController();
    void follow(following);
  });
}
