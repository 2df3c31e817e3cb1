import { z } from 'zod';
import { call } from '../rpc/contract.ts';

/** What the window must show instead of the workbench when `workspace.db` can't be used. */
export const recovery = z.strictObject({
  reason: z.enum(['damaged', 'lost', 'fromFuture', 'unusable']),
  /** What happened, where, and what to do: sentences for a person. */
  message: z.string().max(4000),
  /** Verified backups, newest first. */
  backups: z
    .array(z.strictObject({ name: z.string().max(200), takenAt: z.string().max(40), bytes: z.int().min(0) }))
    .max(50),
});

/** What the window needs to know before anything else. */
export const sessionContract = {
  'session.start': call(
    z.strictObject({}),
    z.strictObject({
      host: z.enum(['electron', 'browser']),
      version: z.string().max(40),
      /** Whether main can show the operating system's folder dialog. */
      folderDialog: z.boolean(),
      recovery: recovery.nullable(),
      /** Things that happened at start and that a person should know, such as a rebuilt cache. */
      notices: z.array(z.string().max(2000)).max(20),
    }),
  ),
  /** Puts a verified backup in the place of the damaged database, which is kept beside it, and starts anew. */
  'session.restoreBackup': call(z.strictObject({ name: z.string().max(200) }), z.strictObject({})),
  /** Writes what can still be read of the damaged database into a new folder and names it. */
  'session.exportReadable': call(
    z.strictObject({}),
    z.strictObject({ folder: z.string().max(4096), documents: z.int().min(0) }),
  ),
  /** Keeps the damaged database beside a new empty one and starts anew. */
  'session.startEmpty': call(z.strictObject({}), z.strictObject({})),
};
