import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { maximumPolicyLength, policyName } from './workspace.ts';

/** How many saves one answer lists at most. */
export const historyPage = 100;

const lineCount = z.int().min(0);

/** One save of a policy, newest first in a list. */
export const historyEntry = z.strictObject({
  revision: z.int().min(1),
  /** ISO 8601. */
  savedAt: z.string().max(40),
  /** Whether the text was found in the file, written by another program. */
  found: z.boolean(),
  /** Lines that the save before does not have, and lines of it that are gone; null where that was not counted. */
  change: z.strictObject({ added: lineCount, removed: lineCount }).nullable(),
});

/** The saves of a policy, which are all kept. */
export const historyContract = {
  /** The saves below a revision, or the newest. */
  'history.list': call(
    z.strictObject({ name: policyName, below: z.int().min(1).nullable() }),
    z.strictObject({ entries: z.array(historyEntry).max(historyPage), more: z.boolean() }),
  ),
  'history.read': call(
    z.strictObject({ name: policyName, revision: z.int().min(1) }),
    z.strictObject({ text: z.string().max(maximumPolicyLength), savedAt: z.string().max(40) }),
  ),
};
