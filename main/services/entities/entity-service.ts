import { typedSetId } from '../../../shared/contract/entities.ts';
import type { entitiesContract } from '../../../shared/contract/entities.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import type { CallContext, Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { EntitySetRepository, StoredEntitySet } from '../../storage/cache-entity-sets.ts';
import type { Clock } from '../../storage/clock.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import type { ImportedEntities } from './entity-import.ts';
import type { LoadedSets } from './loaded-sets.ts';
import { createRunningImport } from './running-import.ts';
import type { AnnouncedFile, RunningImport } from './running-import.ts';
import { sampleSet, sampleSetId } from './sample-set.ts';
import { selectionOf } from './selection.ts';
import type { TypedSource } from './typed-source.ts';

/** What the entity service works with. */
export interface EntityServiceOptions {
  readonly sets: EntitySetRepository;
  readonly loadedSets: LoadedSets;
  readonly sampleTable: () => GraphTable;
  readonly typed: TypedSource;
  readonly clock: Clock;
  /** Where the cache lies, for messages. */
  readonly place: string;
}

type FinishProgress = Parameters<Handlers<typeof entitiesContract>['entities.importFinish']>[1]['progress'];

// A window that was closed in the middle of an import hands nothing in any more and can't cancel it either.
const abandonedAfterMs = 15_000;

/** Makes the handlers for entity sets. An import that fails or is cancelled changes nothing. */
export function createEntityService(options: EntityServiceOptions): Handlers<typeof entitiesContract> {
  const { sets, loadedSets, sampleTable, typed, clock, place } = options;
  let running: RunningImport | null = null;

  function state(chosen: readonly string[] = sets.selected()) {
    const typedNow = typed.read();
    const listed: readonly StoredEntitySet[] = [
      sampleSet(sampleTable()),
      ...sets.list(),
      ...(typedNow === null ? [] : [typedNow.entry]),
    ];
    const remembered = listed.map(({ id }) => id).filter((id) => chosen.includes(id));
    const selected = remembered.length === 0 ? [sampleSetId] : remembered;
    return {
      sets: listed.map((set) => ({ ...set, sample: set.id === sampleSetId })),
      selected,
      selection: selectionOf(selected, typedNow?.revision ?? 0),
    };
  }
  function runningImport(importId: string): RunningImport {
    if (running?.id === importId) return running;
    throw new RpcError('not_found', 'This import is over; open the files again.');
  }
  function end(ended: RunningImport): void {
    ended.cancel();
    if (running === ended) running = null;
  }
  function stored<Result>(what: string, work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      throw storageFailure(what, place, thrown);
    }
  }

  async function finish(
    ending: RunningImport,
    context: { readonly signal: AbortSignal; readonly progress: FinishProgress },
  ) {
    const signal = AbortSignal.any([context.signal, ending.signal]);
    context.progress({ step: 'reading', fraction: 1 });
    const imported = await ending.finish();
    const set = await storeImport(ending, imported, signal, context.progress);
    try {
      signal.throwIfAborted();
      context.progress({ step: 'indexing', fraction: 0 });
      loadedSets.put(set.id, imported.table);
      const withTyped = sets.selected().includes(typedSetId) ? [typedSetId] : [];
      const after = state([set.id, ...withTyped]);
      await loadedSets.get(after.selection);
      sets.select(after.selected);
      return after;
    } catch (thrown) {
      sets.remove(set.id);
      loadedSets.forget(set.id);
      throw failureOf(thrown, signal, place);
    }
  }

  async function storeImport(
    ending: RunningImport,
    imported: ImportedEntities,
    signal: AbortSignal,
    progress: FinishProgress,
  ): Promise<StoredEntitySet> {
    try {
      return await sets.store(
        {
          id: ending.id,
          name: setName(ending.files),
          source: sourceInWords(ending.files),
          importedAt: clock().toISOString(),
          ...imported,
        },
        { signal, onProgress: (fraction) => progress({ step: 'storing', fraction }) },
      );
    } catch (thrown) {
      throw failureOf(thrown, signal, place);
    }
  }

  return {
    'entities.list': () => stored('The entity sets were not read', () => state()),
    'entities.select': async ({ ids }, { signal, progress }) => {
      const after = stored('The entity sets were not read', () => state(ids));
      if (new Set(ids).size !== after.selected.length || !after.selected.every((id) => ids.includes(id))) {
        throw new RpcError('not_found', 'This entity set is no longer there; choose another one.');
      }
      await loadedSets.get(after.selection, { signal, onProgress: (fraction) => progress({ fraction }) });
      return stored('The choice was not kept', () => {
        sets.select(after.selected);
        return state();
      });
    },
    'entities.importBegin': ({ files }) => {
      if (running !== null && running.idleMs() > abandonedAfterMs) end(running);
      if (running !== null) {
        throw new RpcError('busy', 'Another import is running; wait for its end or cancel it.');
      }
      running = createRunningImport(files);
      return { importId: running.id };
    },
    'entities.importChunk': async ({ importId, file, bytes }) => {
      const into = runningImport(importId);
      try {
        return { objects: await into.write(file, bytes) };
      } catch (thrown) {
        end(into);
        throw thrown;
      }
    },
    'entities.importFinish': async ({ importId }, context: CallContext<Parameters<FinishProgress>[0]>) => {
      const ending = runningImport(importId);
      try {
        return await finish(ending, context);
      } finally {
        end(ending);
      }
    },
    'entities.importCancel': ({ importId }) => {
      if (running?.id === importId) end(running);
      return {};
    },
    'entities.remove': ({ id }) => {
      if (id === sampleSetId) {
        throw new RpcError('bad_request', 'The sample inventory is part of Latchkey and stays.');
      }
      if (id === typedSetId) {
        throw new RpcError('bad_request', 'What was typed by hand is removed object by object.');
      }
      return stored('The set was not removed', () => {
        sets.remove(id);
        loadedSets.forget(id);
        return state();
      });
    },
  };
}

function failureOf(thrown: unknown, signal: AbortSignal, place: string): RpcError {
  if (signal.aborted) return new RpcError('cancelled', 'Cancelled; nothing was kept.', { cause: thrown });
  return storageFailure('The set was not stored', place, thrown);
}

function setName(files: readonly AnnouncedFile[]): string {
  const [first] = files;
  const name = (first?.name ?? 'Entities')
    .replace(/(?:\.(?:json|ndjson|jsonl|csv|tsv))?(?:\.gz)?$/i, '')
    .slice(0, 400);
  const more = files.length - 1;
  return more === 0 ? name : `${name} and ${more} more`;
}

function sourceInWords(files: readonly AnnouncedFile[]): string {
  const text = files.map((file) => file.name).join(', ');
  return text.length <= 4000 ? text : `${text.slice(0, 3999)}…`;
}
