import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { maximumPolicyLength, policyName } from './workspace.ts';

const hash = z.string().length(64);
const named = z.strictObject({ name: policyName });

/** What stands in a policy's file at this moment. */
export const policyFileNow = z.discriminatedUnion('state', [
  /** It is the one that the caller knows. */
  z.strictObject({ state: z.literal('same') }),
  z.strictObject({ state: z.literal('text'), text: z.string().max(maximumPolicyLength), hash }),
  z.strictObject({ state: z.literal('absent') }),
  /** It can't be shown; one sentence says why and what to do. */
  z.strictObject({ state: z.literal('refused'), problem: z.string().max(2000) }),
]);

/** What is done to whole policy files, and what others do to them. */
export const filesContract = {
  /** Gives a policy another name or folder, with its unsaved text and its history; `conflict` where that is taken. */
  'policies.rename': call(z.strictObject({ name: policyName, newName: policyName }), z.strictObject({})),
  /** Writes a second file with the policy's text, unsaved text included, under a name that is free. */
  'policies.duplicate': call(named, named),
  /** Removes the file; the policy can be brought back with its unsaved text and its history. */
  'policies.delete': call(named, z.strictObject({})),
  /** Brings back the policy that was deleted last; `conflict` where its name is taken. */
  'policies.undelete': call(z.strictObject({}), named),
  /** Reads a policy's file and nothing else; `knownHash` spares a text that the caller has. */
  'policies.readFile': call(z.strictObject({ name: policyName, knownHash: hash.nullable() }), policyFileNow),
  /**
   * Answers as soon as something in the workspace folder has changed since `tick`, by whatever program, with the
   * tick that it has now; at once where `tick` is null.
   */
  'workspace.changes': call(
    z.strictObject({ tick: z.int().min(0).nullable() }),
    z.strictObject({ tick: z.int().min(0) }),
  ),
};
