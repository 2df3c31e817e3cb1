import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { z } from 'zod';
import type { watchedObject } from '../../../shared/contract/simulation.ts';
import { maximumWatches } from '../../../shared/contract/watches.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import type { Kind, Verdict } from '../../../shared/report/simulation.ts';

/** An object that a person watches. */
export interface Watch {
  readonly kind: Kind;
  /** What reports call the object. */
  readonly id: string;
}

type Found = NonNullable<z.output<typeof watchedObject>['found']>;

/** A watch and what the newest counts say of it. */
export interface WatchRow extends Watch {
  /** `missing`: the set has no such object. `unknown`: nothing is decided yet, or the text can't be. */
  readonly state: Verdict | 'missing' | 'unknown';
  readonly found: Found | null;
  /** The verdict that it had when it was pinned or the policy was last opened or saved; null before there was one. */
  readonly before: Verdict | null;
}

/** The watched objects of the open policy. */
export interface WatchState {
  readonly rows: readonly WatchRow[];
  /** One sentence where the watches could not be kept or asked for. */
  readonly problem: string | null;
}

/** Keeps the verdicts of a few objects in sight while a policy is typed. */
export interface WatchStore {
  readonly store: StoreApi<WatchState>;
  /** Shows the watches that are kept with a policy; null for none. */
  readonly open: (policy: string | null) => Promise<void>;
  /** Asks what the newest counts say; null where there are none. */
  readonly follow: (simulationId: string | null) => void;
  readonly pin: (watch: Watch) => Promise<void>;
  readonly unpin: (watch: Watch) => Promise<void>;
  /** From here on changes are told against the present verdicts. */
  readonly rebase: () => void;
}

/** Creates the store, with no policy open. */
export function createWatchStore(client: WindowClient): WatchStore {
  const store = createStore<WatchState>(() => ({ rows: [], problem: null }));
  let policy: string | null = null;
  let simulationId: string | null = null;
  let asking = new AbortController();

  async function ask(): Promise<void> {
    asking.abort();
    const abort = new AbortController();
    asking = abort;
    const { rows } = store.getState();
    if (rows.length === 0) return;
    if (simulationId === null) {
      store.setState({ rows: rows.map((row) => ({ ...row, state: 'unknown' })) });
      return;
    }
    try {
      const objects = rows.map(({ kind, id }) => ({ kind, id }));
      const { watched } = await client.call(
        'simulation.watched',
        { simulationId, objects },
        { signal: abort.signal },
      );
      if (!abort.signal.aborted) take(watched);
    } catch (error) {
      // Counts that are no longer kept have successors on their way.
      if (abort.signal.aborted || failedWith(error, 'cancelled', 'not_found')) return;
      store.setState({ problem: failureMessage(error) });
    }
  }

  function take(watched: readonly z.output<typeof watchedObject>[]): void {
    store.setState(({ rows }) => ({
      problem: null,
      rows: rows.map((row) => {
        const answer = watched.find((one) => isSame(one, row));
        if (answer === undefined) return row;
        const { found } = answer;
        return {
          ...row,
          found,
          state: found?.verdict ?? 'missing',
          before: row.before ?? found?.verdict ?? null,
        };
      }),
    }));
  }

  async function keep(): Promise<void> {
    if (policy === null) return;
    const watches = store.getState().rows.map(({ kind, id }) => ({ kind, id }));
    try {
      await client.call('watches.write', { policy, watches });
    } catch (error) {
      store.setState({ problem: failureMessage(error) });
    }
  }

  return {
    store,
    async open(opened) {
      policy = opened;
      store.setState({ rows: [], problem: null });
      if (opened === null) return;
      try {
        const { watches } = await client.call('watches.read', { policy: opened });
        if (policy !== opened) return;
        store.setState({ rows: watches.map(unknown) });
        await ask();
      } catch (error) {
        if (policy === opened) store.setState({ problem: failureMessage(error) });
      }
    },
    follow(id) {
      if (id === simulationId) return;
      simulationId = id;
      void ask();
    },
    async pin(watch) {
      const { rows } = store.getState();
      if (policy === null || !canBeWatched(watch) || rows.some((row) => isSame(row, watch))) return;
      if (rows.length >= maximumWatches) {
        store.setState({
          problem: `${maximumWatches} objects are watched already: take one off the list first.`,
        });
        return;
      }
      store.setState({ rows: [...rows, unknown(watch)] });
      await Promise.all([ask(), keep()]);
    },
    async unpin(watch) {
      store.setState(({ rows }) => ({ rows: rows.filter((row) => !isSame(row, watch)) }));
      await keep();
    },
    rebase() {
      store.setState(({ rows }) => ({
        rows: rows.map((row) => ({ ...row, before: row.found?.verdict ?? row.before })),
      }));
    },
  };
}

/**
 * Whether an object can be watched: without an `_id` or a `_key` of its own it goes by its position, under which
 * another set has another object.
 */
export function canBeWatched({ id }: Watch): boolean {
  return !/^#\d+$/.test(id);
}

/** Whether two name one object. */
export function isSame(one: Watch, other: Watch): boolean {
  return one.kind === other.kind && one.id === other.id;
}

function unknown({ kind, id }: Watch): WatchRow {
  return { kind, id, state: 'unknown', found: null, before: null };
}
