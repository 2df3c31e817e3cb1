import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { historyEntry } from '../../../shared/contract/history.ts';
import { failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';

/** One save of a policy. */
export type HistoryEntry = z.output<typeof historyEntry>;

/** A text that the one on screen is compared with. */
export interface Comparison {
  readonly name: string;
  /** The save that it is; null for the file as it is now. */
  readonly revision: number | null;
  /** ISO 8601; null for the file as it is now. */
  readonly savedAt: string | null;
  readonly text: string;
}

/** The saves of the shown policy, and what its text is compared with. */
export interface HistoryState {
  /** The policy whose saves these are. */
  readonly name: string | null;
  /** Newest first; null until they are read. */
  readonly entries: readonly HistoryEntry[] | null;
  /** When they were read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly problem: string | null;
  readonly comparison: Comparison | null;
}

/** The saves of the shown policy. */
export interface HistoryStore {
  readonly store: StoreApi<HistoryState>;
  /** Turns to another policy, or reads the same one's saves anew. */
  readonly follow: (name: string | null) => Promise<void>;
  readonly readMore: () => Promise<void>;
  /** Compares the text on screen with a save. */
  readonly compareWithSave: (revision: number) => Promise<void>;
  /** Compares the text on screen with its file as it is now. */
  readonly compareWithFile: (name: string) => Promise<void>;
  readonly endComparison: () => void;
}

const empty: HistoryState = {
  name: null,
  entries: null,
  readAt: 0,
  more: false,
  problem: null,
  comparison: null,
};

/** Creates the store of a policy's saves; `now` is the time of day in milliseconds since 1970. */
export function createHistoryStore(client: WindowClient, now: () => number): HistoryStore {
  const store = createStore<HistoryState>(() => empty);

  async function list(name: string, below: number | null): Promise<void> {
    try {
      const { entries, more } = await client.call('history.list', { name, below });
      const { name: shown, entries: before } = store.getState();
      if (shown !== name) return;
      const kept = below === null ? [] : (before ?? []);
      store.setState({ entries: [...kept, ...entries], readAt: now(), more, problem: null });
    } catch (error) {
      if (store.getState().name === name) store.setState({ problem: failureMessage(error) });
    }
  }

  async function compare(name: string, read: () => Promise<Comparison | string>): Promise<void> {
    try {
      const found = await read();
      if (store.getState().name !== name) return;
      store.setState(typeof found === 'string' ? { problem: found } : { comparison: found, problem: null });
    } catch (error) {
      store.setState({ problem: failureMessage(error) });
    }
  }

  return {
    store,
    async follow(name) {
      if (name !== store.getState().name) store.setState({ ...empty, name });
      if (name !== null) await list(name, null);
    },
    async readMore() {
      const { name, entries } = store.getState();
      const last = entries?.at(-1);
      if (name !== null && last !== undefined) await list(name, last.revision);
    },
    async compareWithSave(revision) {
      const { name } = store.getState();
      if (name === null) return;
      await compare(name, async () => {
        const { text, savedAt } = await client.call('history.read', { name, revision });
        return { name, revision, savedAt, text };
      });
    },
    async compareWithFile(name) {
      await compare(name, async () => {
        const file = await client.call('policies.readFile', { name, knownHash: null });
        if (file.state === 'text') return { name, revision: null, savedAt: null, text: file.text };
        return file.state === 'refused' ? file.problem : `"${name}" has no file yet: save it first.`;
      });
    },
    endComparison: () => store.setState({ comparison: null }),
  };
}
