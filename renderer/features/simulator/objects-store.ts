import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import type { Kind, ObjectRow, Verdict } from '../../../shared/report/simulation.ts';

/** A bar that was clicked: objects of one `_type` or `_class`, or those without one. */
export interface BarFilter {
  readonly by: 'type' | 'class';
  readonly value: string | null;
}

/** Which objects a list shows. */
export interface ObjectFilter {
  readonly kind: Kind;
  readonly verdict: Verdict | null;
  readonly bar: BarFilter | null;
  readonly search: string;
}

/** A list of objects, of which only the pages that were looked at are there. */
export interface ObjectsState {
  readonly filter: ObjectFilter;
  /** How many objects the filter leaves; null before the first answer. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, ObjectRow>;
  /** How many objects of each verdict a search finds; null where nothing is searched. */
  readonly found: Readonly<Record<Verdict, number>> | null;
  readonly problem: string | null;
  /** Whether the rows are those of what was asked for before, and have been for long enough to be told so. */
  readonly outdated: boolean;
  /** The row to be brought on screen, once for each object; null where the list is moved by hand alone. */
  readonly goTo: { readonly index: number } | null;
}

/** The list of objects under the bars. */
export interface ObjectsStore {
  readonly store: StoreApi<ObjectsState>;
  readonly change: (change: Partial<ObjectFilter>) => void;
  /** Shows all objects of a kind and brings a row of them on screen. */
  readonly reveal: (kind: Kind, row: number) => void;
  /** Searches once the typing has paused. */
  readonly search: (text: string) => void;
  /** Chooses a bar, or clears the filter if it is the chosen one. */
  readonly toggleBar: (bar: BarFilter) => void;
  /** Fetches what is missing of the rows from `first` to `last`. */
  readonly show: (first: number, last: number) => void;
  /** The row at a place of the list once its page is there; null where another was asked for meanwhile. */
  readonly rowAt: (index: number) => Promise<ObjectRow | null>;
  /** Shows the objects of another simulation; the old rows stay until the new ones are there. */
  readonly follow: (simulationId: string | null) => void;
  /** Says that the rows are of another policy, until those of another simulation are there. */
  readonly outdate: () => void;
}

const pageSize = 100;
const typingMilliseconds = 120;
const noticeableMilliseconds = 500;
const verdicts: readonly Verdict[] = ['visible', 'undetermined', 'hidden'];
const everything: ObjectFilter = { kind: 'entity', verdict: null, bar: null, search: '' };

/** Creates the store of the object list. */
export function createObjectsStore(
  client: WindowClient,
  after: (milliseconds: number, callback: () => void) => () => void,
): ObjectsStore {
  const store = createStore<ObjectsState>(() => ({
    filter: everything,
    total: null,
    rows: new Map(),
    found: null,
    problem: null,
    outdated: false,
    goTo: null,
  }));
  let simulationId: string | null = null;
  let range = { first: 0, last: 0 };
  let generation = new AbortController();
  let fresh = false;
  let ofOtherPolicy = false;
  let stopWaiting: (() => void) | null = null;
  let asked = new Set<number>();
  let stopTyping: (() => void) | null = null;
  let awaited: { readonly index: number; readonly settle: (row: ObjectRow | null) => void } | null = null;

  function restart(): void {
    generation.abort();
    generation = new AbortController();
    settleAwaited(null);
    fresh = true;
    asked = new Set();
    if (simulationId === null) {
      ofOtherPolicy = false;
      setOutdated(false);
      store.setState({ total: null, rows: new Map(), found: null, problem: null });
      return;
    }
    stopWaiting ??= after(noticeableMilliseconds, () => setOutdated(true));
    fetchRange();
    void countFound(generation.signal);
  }

  function setOutdated(outdated: boolean): void {
    stopWaiting?.();
    stopWaiting = null;
    if (store.getState().outdated !== outdated) store.setState({ outdated });
  }

  function settleAwaited(row: ObjectRow | null): void {
    awaited?.settle(row);
    awaited = null;
  }

  function fetchRange(): void {
    const firstPage = Math.floor(range.first / pageSize);
    const lastPage = Math.floor(range.last / pageSize);
    for (let page = firstPage; page <= lastPage; page += 1) {
      if (!asked.has(page)) void fetchPage(page, generation.signal);
    }
  }

  async function fetchPage(page: number, signal: AbortSignal): Promise<void> {
    if (simulationId === null) return;
    asked.add(page);
    const { filter } = store.getState();
    const offset = page * pageSize;
    try {
      const input = { ...request(simulationId, filter), offset, limit: pageSize };
      const answer = await client.call('simulation.objects', input, { signal });
      if (signal.aborted) return;
      const rows = new Map(fresh ? [] : store.getState().rows);
      fresh = false;
      setOutdated(ofOtherPolicy);
      for (const [index, row] of answer.rows.entries()) rows.set(offset + index, row);
      store.setState({ total: answer.total, rows, problem: null });
      const there = awaited === null ? undefined : rows.get(awaited.index);
      if (there !== undefined) settleAwaited(there);
    } catch (error) {
      asked.delete(page);
      // A simulation that is no longer kept has a successor on its way.
      if (signal.aborted || failedWith(error, 'cancelled', 'not_found')) return;
      setOutdated(false);
      store.setState({ problem: failureMessage(error) });
    }
  }

  async function countFound(signal: AbortSignal): Promise<void> {
    const { filter } = store.getState();
    if (filter.search === '' || simulationId === null) {
      store.setState({ found: null });
      return;
    }
    const base = request(simulationId, filter);
    try {
      const totals = await Promise.all(
        verdicts.map(async (verdict) => {
          const answer = await client.call(
            'simulation.objects',
            { ...base, verdict, offset: 0, limit: 1 },
            { signal },
          );
          return answer.total;
        }),
      );
      if (signal.aborted) return;
      const [visible = 0, undetermined = 0, hidden = 0] = totals;
      store.setState({ found: { visible, undetermined, hidden } });
    } catch {
      if (!signal.aborted) store.setState({ found: null });
    }
  }

  function change(part: Partial<ObjectFilter>): void {
    const { filter } = store.getState();
    store.setState({ filter: { ...filter, ...part }, goTo: null });
    range = { first: 0, last: Math.max(0, range.last - range.first) };
    stopTyping?.();
    stopTyping = null;
    restart();
  }

  function search(text: string): void {
    const { filter } = store.getState();
    store.setState({ filter: { ...filter, search: text } });
    stopTyping?.();
    stopTyping = after(typingMilliseconds, () => change({}));
  }

  return {
    store,
    change,
    reveal(kind, row) {
      change({ kind, verdict: null, bar: null, search: '' });
      store.setState({ goTo: { index: row } });
    },
    search,
    toggleBar(bar) {
      const { filter } = store.getState();
      const same = filter.bar?.by === bar.by && filter.bar.value === bar.value;
      change({ bar: same ? null : bar });
    },
    show(first, last) {
      // An empty list shows no row, and needs its first one all the same to know how many there are.
      range = { first, last: Math.max(first, last) };
      fetchRange();
    },
    rowAt(index) {
      settleAwaited(null);
      const there = store.getState().rows.get(index);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((settle) => {
        awaited = { index, settle };
      });
    },
    follow(id) {
      if (id === simulationId && !ofOtherPolicy) return;
      ofOtherPolicy = false;
      simulationId = id;
      restart();
    },
    outdate() {
      if (simulationId === null) return;
      ofOtherPolicy = true;
      setOutdated(true);
    },
  };
}

function request(
  simulationId: string,
  filter: ObjectFilter,
): {
  simulationId: string;
  kind: Kind;
  verdict: Verdict | null;
  search: string;
  type?: string | null;
  class?: string | null;
} {
  const { kind, verdict, bar, search } = filter;
  const base = { simulationId, kind, verdict, search };
  if (bar === null) return base;
  return bar.by === 'type' ? { ...base, type: bar.value } : { ...base, class: bar.value };
}
