import { z } from 'zod';
import { commandTable } from '../commands/command-table.ts';
import { call } from '../rpc/contract.ts';

/** What the desktop asks of the window: something was chosen in a menu, or the system hands a file over. */
export const windowRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('command'), id: z.enum(commandTable.map(({ id }) => id)) }),
  z.strictObject({ kind: z.literal('openFolder'), folder: z.string().min(1).max(4096) }),
  /** A policy file: its folder becomes the workspace. */
  z.strictObject({
    kind: z.literal('openPolicy'),
    folder: z.string().min(1).max(4096),
    name: z.string().min(1).max(255),
  }),
  /** One sentence for the person. */
  z.strictObject({ kind: z.literal('tell'), sentence: z.string().min(1).max(8000) }),
  /** Something unexpected happened in main or its worker: one sentence, and a report without anybody's data. */
  z.strictObject({
    kind: z.literal('failed'),
    sentence: z.string().min(1).max(1000),
    report: z.string().max(20_000),
  }),
  /** The window is about to close: what is not kept yet must be, then `desktop.flushed` is called. */
  z.strictObject({ kind: z.literal('flush') }),
]);

/** What stands between the window and the desktop around it. */
export const desktopContract = {
  /** Answers once the desktop asks something of the window, which may be never; then it is called again. */
  'desktop.nextRequest': call(z.strictObject({}), windowRequest),
  /** Answers the request `flush`: whether everything typed is on disk. */
  'desktop.flushed': call(z.strictObject({ kept: z.boolean() }), z.strictObject({})),
  /** Makes everything larger or smaller; `unavailable` where the browser does that by itself. */
  'desktop.zoom': call(z.strictObject({ change: z.enum(['in', 'out', 'reset']) }), z.strictObject({})),
};
