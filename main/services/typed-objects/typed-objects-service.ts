import { randomUUID } from 'node:crypto';
import { mostTypedObjects } from '../../../shared/contract/typed-objects.ts';
import type { typedObjectsContract } from '../../../shared/contract/typed-objects.ts';
import { readObjectText } from '../../../shared/json/object-text.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import type { WritableTypedObjects } from '../../storage/typed-objects.ts';
import { objectLists } from '../entities/entity-shape.ts';
import { makeTypedSet } from '../entities/typed-set.ts';

/** Makes the handlers for the graph objects that a person types; `place` is the database, for messages. */
export function createTypedObjectsService(
  typed: WritableTypedObjects,
  place: string,
): Handlers<typeof typedObjectsContract> {
  function state() {
    const objects = typed.list();
    const { positions } = makeTypedSet(objects);
    return { objects: objects.map(({ id, text }) => ({ id, text, position: positions.get(id) ?? null })) };
  }
  function stored<Result>(what: string, work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      throw storageFailure(what, place, thrown);
    }
  }

  return {
    'typed.list': () => stored('What was typed was not read', state),
    'typed.save': ({ id, text }) =>
      stored('The object was not saved', () => {
        const present = typed.list();
        refuseNoObject(text);
        if (id !== null) refuseMissing(present.some((object) => object.id === id));
        else if (present.length >= mostTypedObjects) {
          throw new RpcError(
            'bad_request',
            `${mostTypedObjects} objects are typed, which is the most; import more as a file.`,
          );
        }
        const saved = id ?? randomUUID();
        typed.save(saved, text);
        return { id: saved, ...state() };
      }),
    'typed.remove': ({ id }) =>
      stored('The object was not removed', () => {
        refuseMissing(typed.setRemoved(id, true));
        return state();
      }),
    'typed.restore': ({ id }) =>
      stored('The object was not brought back', () => {
        refuseMissing(typed.setRemoved(id, false));
        return state();
      }),
  };
}

function refuseNoObject(text: string): void {
  const found = readObjectText(text);
  if (!found.ok) throw new RpcError('bad_request', found.problem);
  if (objectLists(found.object) !== null) {
    throw new RpcError(
      'bad_request',
      'This holds a list of objects: type one by itself, or import the list as a file.',
    );
  }
}

function refuseMissing(found: boolean): void {
  if (!found) throw new RpcError('not_found', 'This object is no longer there; type it again.');
}
