import { z } from 'zod';
import { rpcErrorCodes } from './rpc-error.ts';

/** The most characters of one message, both ways, where nothing else is said. */
export const defaultMaximumMessageLength = 64 * 1024 * 1024;

/** The longest message of an error that crosses, in UTF-16 code units. */
export const maximumErrorLength = 4000;

const id = z.int().min(0);

/** What the calling side sends. */
export const callerMessage = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('call'), id, method: z.string().max(200), input: z.unknown() }),
  z.strictObject({ t: z.literal('cancel'), id }),
]);

/** What the serving side sends: any number of `progress`, then one `ok` or `error` a call. */
export const servedMessage = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('progress'), id, progress: z.unknown() }),
  z.strictObject({ t: z.literal('ok'), id, output: z.unknown() }),
  z.strictObject({
    t: z.literal('error'),
    id,
    code: z.enum(rpcErrorCodes),
    message: z.string().max(maximumErrorLength),
  }),
]);

/** A message of the calling side. */
export type CallerMessage = z.output<typeof callerMessage>;

/** A message of the serving side. */
export type ServedMessage = z.output<typeof servedMessage>;

const callBeginning = /^\{"t":"call","id":(\d{1,15}),/;

/**
 * The id of a call whose text is too long or too deep to be parsed, so that even such a call gets its answer;
 * null where the text does not begin as {@link CallerMessage} is written.
 */
export function idOfUnparsedCall(text: string): number | null {
  const found = callBeginning.exec(text.slice(0, 60))?.[1];
  return found === undefined ? null : Number(found);
}
