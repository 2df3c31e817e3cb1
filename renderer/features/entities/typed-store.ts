import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { typedSetId } from '../../../shared/contract/entities.ts';
import type { typedObject } from '../../../shared/contract/typed-objects.ts';
import { failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import type { EntitiesStore } from './entities-store.ts';
import type { ObjectOfSet } from './place-in-selection.ts';

/** A graph object that was typed by hand. */
export type TypedObject = z.output<typeof typedObject>;

/** What a person types: the text of a new object, or the new text of one. */
export interface TypedDraft {
  readonly id: string | null;
  readonly text: string;
  /** Whether the text is that of another object. */
  readonly isCopy: boolean;
}

/** The objects that were typed by hand, and the one that is being typed. */
export interface TypedState {
  readonly objects: readonly TypedObject[];
  readonly draft: TypedDraft | null;
  /** The id of the object that was removed last, until it is brought back or another thing is done. */
  readonly removed: string | null;
  /** Why the last attempt was refused, in one sentence. */
  readonly problem: string | null;
}

/** Types graph objects by hand; the list of sets follows each change. */
export interface TypedStore {
  readonly store: StoreApi<TypedState>;
  readonly read: () => Promise<void>;
  readonly begin: (draft: TypedDraft) => void;
  readonly leave: () => void;
  /** Saves the text of the draft; gives the object, or null where it was refused. */
  readonly save: (text: string) => Promise<ObjectOfSet | null>;
  readonly remove: (id: string) => Promise<void>;
  /** Brings back what was removed last. */
  readonly undo: () => Promise<void>;
}

/** Creates the store; nothing is read before `read`. */
export function createTypedStore(client: WindowClient, entities: EntitiesStore): TypedStore {
  const store = createStore<TypedState>(() => ({ objects: [], draft: null, removed: null, problem: null }));

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      store.setState({ problem: failureMessage(error) });
      return null;
    }
  }

  return {
    store,
    read: async () => {
      await attempt(async () => {
        const { objects } = await client.call('typed.list', {});
        store.setState({ objects, problem: null });
      });
    },
    begin: (draft) => store.setState({ draft, problem: null }),
    leave: () => store.setState({ draft: null, problem: null }),
    save: (text) =>
      attempt(async () => {
        const { draft } = store.getState();
        const { id, objects } = await client.call('typed.save', { id: draft?.id ?? null, text });
        store.setState({ objects, draft: null, removed: null, problem: null });
        await entities.read();
        return typedObjectPlace(objects, id, entitiesOf(entities));
      }),
    remove: async (id) => {
      await attempt(async () => {
        const { objects } = await client.call('typed.remove', { id });
        store.setState({ objects, removed: id, problem: null });
        await entities.read();
      });
    },
    undo: async () => {
      const { removed: id } = store.getState();
      if (id === null) return;
      await attempt(async () => {
        const { objects } = await client.call('typed.restore', { id });
        store.setState({ objects, removed: null, problem: null });
        await entities.read();
      });
    },
  };
}

/** How many of the typed objects are entities, which stand before the relationships. */
function entitiesOf({ store }: EntitiesStore): number {
  return store.getState().sets.find(({ id }) => id === typedSetId)?.entities ?? 0;
}

function typedObjectPlace(objects: readonly TypedObject[], id: string, entities: number): ObjectOfSet | null {
  const position = objects.find((object) => object.id === id)?.position ?? null;
  if (position === null) return null;
  return position < entities
    ? { setId: typedSetId, position, kind: 'entity', row: position }
    : { setId: typedSetId, position, kind: 'relationship', row: position - entities };
}
