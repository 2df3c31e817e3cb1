import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { importChunkBytes } from '../../../shared/contract/entities.ts';
import type { entitiesContract, entitySet } from '../../../shared/contract/entities.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { formatNoun } from '../../../shared/report/number-format.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';

/** A stored entity set. */
export type EntitySet = z.output<typeof entitySet>;

/** What main says of the sets. */
type SetsState = z.output<(typeof entitiesContract)['entities.list']['output']>;

/** A file that a person chose or dropped. */
export interface ImportedFile {
  readonly name: string;
  readonly bytes: number;
  /** A stretch of the file as base64; fails where the file can't be read. */
  readonly read: (start: number, end: number) => Promise<string>;
}

/** What is going on with entity sets. */
export interface EntitiesProgress {
  readonly step: 'loading' | 'sending' | 'reading' | 'storing' | 'indexing';
  /** From 0 to 1. */
  readonly fraction: number;
  /** What is loaded or imported, in words. */
  readonly subject: string;
  /** How many objects have been found in the files so far. */
  readonly objects: number;
}

/** The entity sets and the chosen ones. */
export interface EntitiesState {
  /** In the order in which main joins those that are chosen. */
  readonly sets: readonly EntitySet[];
  /** The ids of the chosen sets, in the same order. */
  readonly chosen: readonly string[];
  /** Names the chosen sets as one, as main tells it: other objects, another name. Null where none is chosen. */
  readonly selected: string | null;
  readonly progress: EntitiesProgress | null;
  /** Why the last attempt was refused, in one sentence. */
  readonly problem: string | null;
  readonly ready: boolean;
}

/** Entity sets: choosing, importing, removing. */
export interface EntitiesStore {
  readonly store: StoreApi<EntitiesState>;
  readonly read: () => Promise<void>;
  /** Makes these sets the chosen ones. */
  readonly select: (ids: readonly string[]) => Promise<void>;
  /** Chooses a set beside the others; false where that failed. */
  readonly include: (id: string) => Promise<boolean>;
  /** Hands files to main piece by piece; a set that was loaded stays until the new one is ready. */
  readonly importFiles: (files: readonly ImportedFile[]) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Ends what is going on. */
  readonly cancel: () => void;
  readonly forgetProblem: () => void;
}

/** The chosen sets as one. */
export interface ChosenSets {
  /** What simulations run on. */
  readonly id: string;
  /** The set's name, or how many there are. */
  readonly name: string;
  readonly entities: number;
  readonly relationships: number;
  /** When the oldest of those that were imported was; null where all of them are made here. ISO 8601. */
  readonly from: string | null;
}

/** The chosen sets as one; null where none is chosen. */
export function selectedSet({ sets, chosen, selected }: EntitiesState): ChosenSets | null {
  const those = sets.filter(({ id }) => chosen.includes(id));
  const [first] = those;
  if (first === undefined || selected === null) return null;
  return {
    id: selected,
    name: those.length === 1 ? first.name : formatNoun(those.length, 'set', 'sets'),
    entities: those.reduce((sum, set) => sum + set.entities, 0),
    relationships: those.reduce((sum, set) => sum + set.relationships, 0),
    from:
      those
        .filter(({ sample }) => !sample)
        .map(({ importedAt }) => importedAt)
        .toSorted()[0] ?? null,
  };
}

/** The sets as a person looks for them: the newest first, the built-in sample last. Main has them the other way round. */
export function newestFirst(sets: readonly EntitySet[]): readonly EntitySet[] {
  return [...sets.filter((set) => !set.sample).toReversed(), ...sets.filter((set) => set.sample)];
}

/** Creates the store of the entity sets. */
export function createEntitiesStore(client: WindowClient): EntitiesStore {
  const store = createStore<EntitiesState>(() => ({
    sets: [],
    chosen: [],
    selected: null,
    progress: null,
    problem: null,
    ready: false,
  }));
  let abort = new AbortController();

  function take({ sets, selected, selection }: SetsState): void {
    store.setState({ sets, chosen: selected, selected: selection, ready: true, problem: null });
  }

  async function attempt(
    subject: string,
    step: EntitiesProgress['step'],
    work: () => Promise<void>,
  ): Promise<void> {
    if (store.getState().progress !== null) {
      store.setState({
        problem: `Wait until "${store.getState().progress?.subject}" is done, or cancel it.`,
      });
      return;
    }
    abort = new AbortController();
    store.setState({ progress: { step, fraction: 0, subject, objects: 0 }, problem: null });
    try {
      await work();
    } catch (error) {
      if (!failedWith(error, 'cancelled')) store.setState({ problem: failureMessage(error) });
    } finally {
      store.setState({ progress: null });
    }
  }

  function report(part: Partial<EntitiesProgress>): void {
    const { progress } = store.getState();
    if (progress !== null) store.setState({ progress: { ...progress, ...part } });
  }

  async function send(importId: string, files: readonly ImportedFile[], signal: AbortSignal): Promise<void> {
    const total = Math.max(
      1,
      files.reduce((sum, file) => sum + file.bytes, 0),
    );
    let sent = 0;
    for (const [index, file] of files.entries()) {
      for (let start = 0; start < file.bytes; start += importChunkBytes) {
        const end = Math.min(file.bytes, start + importChunkBytes);
        const bytes = await readPiece(file, start, end);
        const { objects } = await client.call(
          'entities.importChunk',
          { importId, file: index, bytes },
          { signal },
        );
        sent += end - start;
        report({ fraction: sent / total, objects });
      }
    }
  }

  async function select(ids: readonly string[]): Promise<void> {
    const names = store
      .getState()
      .sets.filter(({ id }) => ids.includes(id))
      .map(({ name }) => name);
    await attempt(names.join(', '), 'loading', async () => {
      const options = {
        signal: abort.signal,
        onProgress: ({ fraction }: { fraction: number }) => report({ fraction }),
      };
      take(await client.call('entities.select', { ids: [...ids] }, options));
    });
  }

  return {
    store,
    async read() {
      try {
        take(await client.call('entities.list', {}));
      } catch (error) {
        store.setState({ problem: failureMessage(error), ready: true });
      }
    },
    select,
    async include(id) {
      const { chosen } = store.getState();
      if (!chosen.includes(id)) await select([...chosen, id]);
      return store.getState().chosen.includes(id);
    },
    async importFiles(files) {
      const [first] = files;
      if (first === undefined) return;
      const subject = files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`;
      await attempt(subject, 'sending', async () => {
        const { signal } = abort;
        const described = files.map(({ name, bytes }) => ({ name, bytes }));
        const { importId } = await client.call('entities.importBegin', { files: described }, { signal });
        try {
          await send(importId, files, signal);
          const onProgress = (step: { step: 'reading' | 'storing' | 'indexing'; fraction: number }): void =>
            report(step);
          take(await client.call('entities.importFinish', { importId }, { signal, onProgress }));
        } catch (error) {
          // Where main refused the file the import is over already, and this says nothing new.
          await client.call('entities.importCancel', { importId }).catch(() => undefined);
          throw error;
        }
      });
    },
    async remove(id) {
      try {
        take(await client.call('entities.remove', { id }));
      } catch (error) {
        store.setState({ problem: failureMessage(error) });
      }
    },
    cancel: () => abort.abort(),
    forgetProblem: () => store.setState({ problem: null }),
  };
}

async function readPiece(file: ImportedFile, start: number, end: number): Promise<string> {
  try {
    return await file.read(start, end);
  } catch (error) {
    throw new RpcError(
      'unavailable',
      `"${file.name}" can't be read from the disk. Check that it is a file that you may read.`,
      {
        cause: error,
      },
    );
  }
}
