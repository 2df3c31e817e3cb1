import { z } from 'zod';
import { call, stream } from '../rpc/contract.ts';

const setId = z.string().min(1).max(100);

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

const setsState = z.strictObject({ sets: z.array(entitySet).max(1000), selected: setId.nullable() });

/** Entity sets: listing, choosing, importing. */
export const entitiesContract = {
  'entities.list': call(z.strictObject({}), setsState),
  /** Loads a stored set; the one loaded before stays until this one is ready. */
  'entities.select': stream(
    z.strictObject({ id: setId }),
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
  /** Stores and selects the set once every file has been handed in. */
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
