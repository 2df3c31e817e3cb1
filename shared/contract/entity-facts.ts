import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { selectionId } from './entities.ts';

const count = z.int().min(0);
const setId = selectionId;
const search = z.string().max(1000);
const limit = z.int().min(1).max(1000);
const types = z.array(z.string().max(500)).max(50);
const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
const ofTypes = count.nullable();

/** One property of a set's objects. */
export const propertyFact = z.strictObject({
  name: z.string().max(500),
  entities: count,
  relationships: count,
  kinds: z.array(z.enum(['string', 'number', 'boolean', 'list', 'null', 'object'])).max(6),
  /** How many objects of the asked types have it; null where no type was asked for. */
  ofTypes,
});

/** One value of a property. */
export const valueFact = z.strictObject({
  value: scalar,
  entities: count,
  relationships: count,
  /** How many of the objects have it in a list of two or more. */
  inLists: count,
  ofTypes,
});

/** One entity with an `_id`. */
export const entityId = z.strictObject({
  id: z.string().max(500),
  /** `displayName`, else `name`, else the id; cut to 300 characters. */
  name: z.string().max(300),
  type: z.string().max(300).nullable(),
});

/** What the objects of a set have, for a person who writes a policy; what the search finds first stands first. */
export const entityFactsContract = {
  /** Properties, the most frequent first; names over 500 code units are left out. */
  'facts.properties': call(
    z.strictObject({ setId, search, types, limit }),
    z.strictObject({ items: z.array(propertyFact).max(1000), total: count }),
  ),
  /** Values of a property, the most frequent first; strings over 500 code units are left out. */
  'facts.values': call(
    z.strictObject({ setId, property: z.string().max(500), search, types, limit }),
    z.strictObject({ items: z.array(valueFact).max(1000), total: count }),
  ),
  /** Entities by the beginning of their id or any part of their name. */
  'facts.ids': call(
    z.strictObject({ setId, search, limit }),
    z.strictObject({ items: z.array(entityId).max(1000), total: count }),
  ),
};
