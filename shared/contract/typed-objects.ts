import { z } from 'zod';
import { longestObjectText } from '../json/object-text.ts';
import { call } from '../rpc/contract.ts';

/** How many objects a person can type. */
export const mostTypedObjects = 200;

const typedId = z.uuid();
const text = z.string().max(longestObjectText);

/** A graph object as a person typed it. */
export const typedObject = z.strictObject({
  id: typedId,
  /** Null where what is stored is not what was saved. */
  text: text.nullable(),
  /** Its place in the typed set, from 0; null where its text is no object. */
  position: z.int().min(0).nullable(),
});

const typedState = z.strictObject({ objects: z.array(typedObject).max(mostTypedObjects) });

/** Graph objects typed by hand. They are a set of their own, which `entities.list` lists where there are any. */
export const typedObjectsContract = {
  'typed.list': call(z.strictObject({}), typedState),
  /** Saves a new object, or the new text of one; `bad_request` says in one sentence why it is none. */
  'typed.save': call(
    z.strictObject({ id: typedId.nullable(), text }),
    z.strictObject({ id: typedId, ...typedState.shape }),
  ),
  'typed.remove': call(z.strictObject({ id: typedId }), typedState),
  /** Brings back what was removed. */
  'typed.restore': call(z.strictObject({ id: typedId }), typedState),
};
