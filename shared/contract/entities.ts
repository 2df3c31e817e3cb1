import { z } from 'zod';
import { call, stream } from '../rpc/contract.ts';

/** The id of an entity set. */
export const setId = z.string().regex(/^[\w-]{1,100}$/);

/** Names the chosen sets as one, as `entities.list` tells it; simulations run on it. */
export const selectionId = z.string().min(1).max(2500);

/** How many sets can be chosen at once. */
export const mostSelectedSets = 20;

/** The id and the name of the set of objects that were typed by hand. */
export const typedSetId = 'typed';

/** What that set is called. */
export const typedSetName = 'Typed by hand';

/** The most bytes of a file in one `entities.importChunk`, before base64. */
export const importChunkBytes = 512 * 1024;

/** A stored entity set. */
export const entitySet = z.strictObject({
  id: setId,
  name: z.string().max(500),
  entities: z.int().min(0),
  relationships: z.int().min(0),
  /** Where it came from, in words: the file names, or that it is the built-in sample. */
  source: z.string().max(4096),
  /** ISO 8601. */
  importedAt: z.string().max(40),
  sample: z.boolean(),
});

const setsState = z.strictObject({
  /** The sample first, then the stored ones, the oldest first, at last what was typed by hand, if anything. */
  sets: z.array(entitySet).max(1000),
  /** The chosen ones, in the same order. */
  selected: z.array(setId).max(mostSelectedSets),
  /** Null where none is chosen. */
  selection: selectionId.nullable(),
});

/** Entity sets: listing, choosing, importing. */
export const entitiesContract = {
  'entities.list': call(z.strictObject({}), setsState),
  /** Loads sets as one, in the order of the list; what was loaded before stays until they are ready. */
  'entities.select': stream(
    z.strictObject({ ids: z.array(setId).min(1).max(mostSelectedSets) }),
    z.strictObject({ fraction: z.number().min(0).max(1) }),
    setsState,
  ),
  /** Begins an import; at most one runs at a time (`busy`). */
  'entities.importBegin': call(
    z.strictObject({
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(500), bytes: z.int().min(0) }))
        .min(1)
        .max(100),
    }),
    z.strictObject({ importId: z.string().max(100) }),
  ),
  /** Hands in the next bytes of one file, in order. `bad_request` names file, place and remedy; the import is then over. */
  'entities.importChunk': call(
    z.strictObject({
      importId: z.string().max(100),
      file: z.int().min(0).max(99),
      /** Base64 of at most {@link importChunkBytes} bytes. */
      bytes: z.base64().max(Math.ceil(importChunkBytes / 3) * 4),
    }),
    z.strictObject({ objects: z.int().min(0) }),
  ),
  /** Stores the set once every file has been handed in, and selects it, beside what was typed if that was chosen. */
  'entities.importFinish': stream(
    z.strictObject({ importId: z.string().max(100) }),
    z.strictObject({ step: z.enum(['reading', 'storing', 'indexing']), fraction: z.number().min(0).max(1) }),
    setsState,
  ),
  /** Ends an import; nothing of it is kept. */
  'entities.importCancel': call(z.strictObject({ importId: z.string().max(100) }), z.strictObject({})),
  /** Removes a stored set; the sample can't be removed. */
  'entities.remove': call(z.strictObject({ id: setId }), setsState),
};
