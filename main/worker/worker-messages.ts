import { z } from 'zod';

/** What main hands to the worker at its start, beside the port. */
export interface WorkerStart {
  readonly profile: string;
}

/** What the worker tells main outside the contract. */
export const workerMessage = z.union([
  /** It serves; the notices are sentences for a person. */
  z.strictObject({ kind: z.literal('ready'), notices: z.array(z.string()) }),
  /** It can't serve; the message is a sentence for a person. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
  /** Something unexpected, for the log. */
  z.strictObject({ kind: z.literal('report'), text: z.string() }),
]);

/** What the worker tells main outside the contract. */
export type WorkerMessage = z.infer<typeof workerMessage>;
