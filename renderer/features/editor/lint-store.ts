import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { JsonPath, TextRange } from '../../../shared/policy/finding.ts';
import type { CheckedText, LintConnection } from './lint-messages.ts';

/** What is known of the newest text that was checked. */
export interface LintState extends CheckedText {
  /** Whether a newer text waits for its check; the rest then speaks of an older one. */
  readonly checking: boolean;
  /** Whether any text of the open document was checked; else the rest speaks of none. */
  readonly checked: boolean;
}

/** The state of the checks, and the way to ask for one. */
export interface LintStore extends StoreApi<LintState> {
  /**
   * Checks a text off the main thread. Versions must grow from call to call, also between documents;
   * while one check runs, only the newest text waits for the next.
   */
  check(text: string, version: number, answers: Answers): void;
  /** Where a path stands in the text of that version; null where it has none or a newer one was checked. */
  locate(path: JsonPath, version: number): Promise<TextRange | null>;
  /** Another document is open, or none: nothing is known of it before its own text was checked. */
  forget(): void;
  /** Ends the worker; nothing is checked afterwards. */
  close(): void;
}

interface Wanted {
  readonly text: string;
  readonly version: number;
  readonly answers: Answers;
}

const nothingChecked: LintState = {
  version: 0,
  findings: [],
  findingCount: 0,
  decidable: false,
  reason: null,
  permissionPlaces: new Uint32Array(0),
  checking: false,
  checked: false,
};

/** Checks of texts above this length take long enough to be broken off, in UTF-16 code units. */
const largeText = 500_000;

const checkFailed = 'This text could not be checked: take back the last change, or make the text smaller.';

/** Makes a store with a worker of its own; `start` is called again where that worker stops. */
export function createLintStore(start: () => LintConnection): LintStore {
  const store = createStore<LintState>(() => nothingChecked);
  const locating = new Map<number, (range: TextRange | null) => void>();
  let lastLocateId = 0;
  let running: Wanted | null = null;
  let waiting: Wanted | null = null;
  let closed = false;
  let newest = 0;
  let forgotten = 0;
  let connection: LintConnection | null = connect();

  function connect(): LintConnection {
    const opened = start();
    opened.onResponse((response) => {
      if (closed || opened !== connection) return;
      if (response.kind === 'located') {
        settleLocate(response.id, response.range);
        return;
      }
      running = null;
      // What was found in a text that is no longer open says nothing of the one that is.
      if (response.checked.version > forgotten)
        store.setState({ ...response.checked, checking: waiting !== null, checked: true });
      checkNext();
    });
    opened.onFailure(() => {
      if (closed || opened !== connection) return;
      const { version } = running ?? store.getState();
      stop();
      if (version > forgotten) {
        const reason = checkFailed;
        store.setState({ ...nothingChecked, version, reason, checking: waiting !== null, checked: true });
      }
      checkNext();
    });
    return opened;
  }

  /** Ends the worker; the next one starts with the next text, so that one that can't start is not retried for ever. */
  function stop(): void {
    connection?.close();
    connection = null;
    running = null;
    for (const id of locating.keys()) settleLocate(id, null);
  }

  function checkNext(): void {
    if (running !== null || waiting === null) return;
    running = waiting;
    waiting = null;
    connection ??= connect();
    connection.send({ kind: 'check', ...running });
  }

  function settleLocate(id: number, range: TextRange | null): void {
    locating.get(id)?.(range);
    locating.delete(id);
  }

  return {
    ...store,
    check(text, version, answers) {
      if (closed) return;
      newest = version;
      waiting = { text, version, answers };
      // A large text that nobody sees any more must not hold up a small one for seconds.
      if (running !== null && running.text.length > largeText && text.length * 4 < running.text.length)
        stop();
      if (!store.getState().checking) store.setState({ checking: true });
      checkNext();
    },
    locate(path, version) {
      if (closed || connection === null) return Promise.resolve(null);
      const asked = connection;
      lastLocateId += 1;
      const id = lastLocateId;
      const located = new Promise<TextRange | null>((resolve) => locating.set(id, resolve));
      asked.send({ kind: 'locate', id, version, path });
      return located;
    },
    forget() {
      forgotten = newest;
      waiting = null;
      // The version stays: those of the next document grow from it.
      if (!closed) store.setState({ ...nothingChecked, version: newest });
    },
    close() {
      closed = true;
      stop();
    },
  };
}
