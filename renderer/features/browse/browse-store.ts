import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { mostColumns } from '../../../shared/contract/browse.ts';
import type { browseContract, tableRow } from '../../../shared/contract/browse.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import type { Kind } from '../../../shared/report/simulation.ts';
import type { ColumnMemory } from './column-memory.ts';
import { columnsToShow } from './table-columns.ts';
import type { TableColumn } from './table-columns.ts';

/** One row of the table. */
export type TableRow = z.output<typeof tableRow>;

/** All of one object. */
export type BrowsedObject = z.output<(typeof browseContract)['browse.object']['output']> & {
  readonly position: number;
};

/** By what the rows are sorted. */
export interface TableSort {
  readonly property: string;
  readonly descending: boolean;
}

/** A set as a table, of which only the pages that were looked at are there. */
export interface BrowseState {
  readonly setId: string | null;
  readonly kind: Kind;
  /** Every property of the objects of the kind, the most frequent first; null until they are known. */
  readonly columns: readonly TableColumn[] | null;
  /** The names of the columns on screen. */
  readonly shown: readonly string[];
  readonly search: string;
  readonly sort: TableSort | null;
  /** How many rows the search leaves; null before the first answer. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, TableRow>;
  /** Whether the rows are those of what was asked for before. */
  readonly waiting: boolean;
  /** The place of the chosen object in the set. */
  readonly chosen: number | null;
  readonly object: BrowsedObject | null;
  readonly problem: string | null;
}

/** Shows one set as a table. */
export interface BrowseStore {
  readonly store: StoreApi<BrowseState>;
  readonly open: (setId: string | null) => void;
  readonly showKind: (kind: Kind) => void;
  /** Reads the set anew, as after it changed. */
  readonly refresh: () => void;
  readonly showColumns: (names: readonly string[]) => void;
  /** Sorts by a property, then the other way round, then no more. */
  readonly sortBy: (property: string) => void;
  /** Searches once the typing has paused. */
  readonly search: (text: string) => void;
  /** Fetches what is missing of the rows from `first` to `last`. */
  readonly show: (first: number, last: number) => void;
  readonly choose: (position: number | null) => void;
}

const pageSize = 100;
const typingMilliseconds = 150;
const nothing = { total: null, rows: new Map(), waiting: false, chosen: null, object: null, problem: null };

/** Creates the store; nothing is asked before a set is opened. */
export function createBrowseStore(
  client: WindowClient,
  after: (milliseconds: number, callback: () => void) => () => void,
  memory: ColumnMemory,
): BrowseStore {
  const store = createStore<BrowseState>(() => ({
    setId: null,
    kind: 'entity',
    columns: null,
    shown: [],
    search: '',
    sort: null,
    ...nothing,
  }));
  let range = { first: 0, last: 0 };
  let generation = new AbortController();
  let asked = new Set<number>();
  let fresh = false;
  let stopTyping: (() => void) | null = null;
  let asking = new AbortController();

  async function load(): Promise<void> {
    restart();
    const { signal } = generation;
    const { setId, kind } = store.getState();
    if (setId === null) return;
    try {
      const [{ columns }, remembered] = await Promise.all([
        client.call('browse.columns', { setId, kind }, { signal }),
        memory.read(setId, kind),
      ]);
      if (signal.aborted) return;
      const shown = columnsToShow(columns, remembered);
      const sort = store.getState().sort;
      const stays = sort !== null && columns.some(({ name }) => name === sort.property);
      store.setState({ columns, shown, sort: stays ? sort : null });
      fetchRange();
    } catch (error) {
      fail(error, signal);
    }
  }

  /** Lets go of what was asked for; the old rows stay until the new ones are there. */
  function restart(): void {
    generation.abort();
    generation = new AbortController();
    asked = new Set();
    fresh = true;
    store.setState({ waiting: true, problem: null });
  }

  function fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || failedWith(error, 'cancelled')) return;
    store.setState({ problem: failureMessage(error), waiting: false });
  }

  function fetchRange(): void {
    if (store.getState().columns === null) return;
    const firstPage = Math.floor(range.first / pageSize);
    const lastPage = Math.floor(Math.max(range.first, range.last) / pageSize);
    for (let page = firstPage; page <= lastPage; page += 1) {
      if (!asked.has(page)) void fetchPage(page, generation.signal);
    }
  }

  async function fetchPage(page: number, signal: AbortSignal): Promise<void> {
    const { setId, kind, shown, search, sort } = store.getState();
    if (setId === null) return;
    asked.add(page);
    const offset = page * pageSize;
    try {
      const input = { setId, kind, columns: [...shown], search, sort, offset, limit: pageSize };
      const answer = await client.call('browse.rows', input, { signal });
      if (signal.aborted) return;
      const rows = new Map(fresh ? [] : store.getState().rows);
      fresh = false;
      for (const [index, row] of answer.rows.entries()) rows.set(offset + index, row);
      store.setState({ total: answer.total, rows, waiting: false });
    } catch (error) {
      asked.delete(page);
      fail(error, signal);
    }
  }

  function change(part: Partial<BrowseState>): void {
    store.setState(part);
    stopTyping?.();
    stopTyping = null;
    restart();
    fetchRange();
  }

  function begin(part: Partial<BrowseState>): void {
    asking.abort();
    range = { first: 0, last: range.last - range.first };
    store.setState({ ...part, ...nothing, columns: null, shown: [] });
    void load();
  }

  async function choose(position: number | null): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { setId } = store.getState();
    store.setState(position === null ? { chosen: null, object: null } : { chosen: position });
    if (position === null || setId === null) return;
    try {
      const object = await client.call('browse.object', { setId, position }, { signal });
      if (!signal.aborted) store.setState({ object: { ...object, position } });
    } catch (error) {
      fail(error, signal);
    }
  }

  return {
    store,
    open(setId) {
      if (setId !== store.getState().setId) begin({ setId, search: '', sort: null });
    },
    showKind(kind) {
      if (kind !== store.getState().kind) begin({ kind, search: '', sort: null });
    },
    refresh() {
      asking.abort();
      store.setState({ chosen: null, object: null });
      void load();
    },
    showColumns(names) {
      const { setId, kind } = store.getState();
      const shown = names.slice(0, mostColumns);
      if (setId !== null) void memory.write(setId, kind, shown);
      change({ shown });
    },
    sortBy(property) {
      const { sort } = store.getState();
      if (sort?.property !== property) change({ sort: { property, descending: false } });
      else change({ sort: sort.descending ? null : { property, descending: true } });
    },
    search(text) {
      store.setState({ search: text });
      stopTyping?.();
      stopTyping = after(typingMilliseconds, () => change({}));
    },
    show(first, last) {
      range = { first, last };
      fetchRange();
    },
    choose: (position) => void choose(position),
  };
}
