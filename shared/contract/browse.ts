import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { setId } from './entities.ts';

const count = z.int().min(0);
const kind = z.enum(['entity', 'relationship']);
const propertyName = z.string().max(500);

/** How many columns a table can have at once. */
export const mostColumns = 50;

/** One value in a table, cut to 300 code units. */
export const tableCell = z.strictObject({
  text: z.string().max(301),
  /** What the value is; a string's text is the string itself, any other value's is JSON. */
  kind: z.enum(['string', 'number', 'boolean', 'list', 'null', 'object']),
});

/** One object of a table. */
export const tableRow = z.strictObject({
  /** The object's place in its set, from 0. */
  position: count,
  /** In the order of the columns asked for; null where the object lacks the property. */
  cells: z.array(tableCell.nullable()).max(mostColumns),
});

/** The objects of one set as a table, whether or not the set is chosen for simulations. */
export const browseContract = {
  /** The properties of the objects of one kind, the most frequent first; names over 500 code units are left out. */
  'browse.columns': call(
    z.strictObject({ setId, kind }),
    z.strictObject({
      objects: count,
      columns: z.array(z.strictObject({ name: propertyName, count })).max(5000),
    }),
  ),
  /** A page of the rows that hold a text, sorted. */
  'browse.rows': call(
    z.strictObject({
      setId,
      kind,
      columns: z.array(propertyName).max(mostColumns),
      /** Found in any value, in any case, or as `name=value`; empty: all rows. It has no syntax that could be wrong. */
      search: z.string().max(1000),
      /** By the kind of value, then the value; rows without one come last either way. Null: in the set's order. */
      sort: z.strictObject({ property: propertyName, descending: z.boolean() }).nullable(),
      offset: count,
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ total: count, rows: z.array(tableRow).max(500) }),
  ),
  /** All of one object. */
  'browse.object': call(
    z.strictObject({ setId, position: count }),
    z.strictObject({
      kind,
      /** Its place among the objects of its kind, from 0. */
      row: count,
      id: z.string(),
      /** `displayName`, else `name`, else the id; cut to 300 code units. */
      name: z.string().max(300),
      /** Each own property with its value as JSON text. */
      properties: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
};
