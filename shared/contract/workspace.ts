import { z } from 'zod';
import { call } from '../rpc/contract.ts';

/** The longest policy text that crosses the contract, in UTF-16 code units. */
export const maximumPolicyLength = 8_000_000;

/** The ending of every policy file's name. */
export const policyFileEnding = '.policy.json';

/** A policy file by its path within the workspace folder, parts separated by `/`. */
export const policyName = z.string().min(1).max(1000);

/** A folder within the workspace by its path, parts separated by `/`; empty for the workspace folder itself. */
export const subfolderName = z.string().max(1000);

const policyText = z.string().max(maximumPolicyLength);

const policyFile = z.strictObject({
  /** Its path within the folder, ending in {@link policyFileEnding}. */
  name: policyName,
  /** Whether text is kept that the file does not have. */
  draft: z.boolean(),
});

/** The workspace folder and its policy files. */
export const workspaceState = z.strictObject({
  folder: z.string().max(4096),
  policies: z.array(policyFile).max(10_000),
  /** The policy that was open last, if it is still there. */
  lastOpen: policyName.nullable(),
  /** Folders used before, newest first, without the present one. */
  recent: z.array(z.string().max(4096)).max(10),
  /** The name of the policy that was deleted last and can be brought back. */
  deleted: policyName.nullable(),
  /** One sentence where not every policy is listed. */
  cut: z.string().max(2000).nullable(),
});

/** The text of one policy. */
export const policyContent = z.strictObject({
  name: policyName,
  text: policyText,
  /** SHA-256 in hex of the file's bytes that this text grew from; null for a file not yet written. */
  baseHash: z.string().length(64).nullable(),
  draft: z.boolean(),
  /** One sentence where something is wrong, such as a draft whose checksum fails. */
  problem: z.string().max(2000).nullable(),
});

/** The workspace folder: its policy files and their unsaved text. */
export const workspaceContract = {
  'workspace.read': call(z.strictObject({}), workspaceState),
  /** Makes an existing folder the workspace. */
  'workspace.open': call(z.strictObject({ folder: z.string().min(1).max(4096) }), workspaceState),
  /** Shows the operating system's folder dialog; null where the person cancels. */
  'workspace.choose': call(z.strictObject({}), z.strictObject({ folder: z.string().max(4096).nullable() })),
  'policies.open': call(z.strictObject({ name: policyName }), policyContent),
  /** Creates a policy file with the given text; `conflict` where one of that name is there or has unsaved text. */
  'policies.create': call(z.strictObject({ name: policyName, text: policyText }), policyContent),
  /** Keeps unsaved text; answered once it is on disk. An older `sequence` never overwrites a newer. */
  'policies.keepDraft': call(
    z.strictObject({
      name: policyName,
      text: policyText,
      baseHash: z.string().length(64).nullable(),
      sequence: z.int().min(0),
    }),
    z.strictObject({}),
  ),
  /** Writes the file whole and drops the draft; `conflict` where the file is no longer `baseHash`. */
  'policies.save': call(
    z.strictObject({ name: policyName, text: policyText, baseHash: z.string().length(64).nullable() }),
    z.strictObject({ baseHash: z.string().length(64) }),
  ),
  /** Drops the unsaved text and gives the file's. */
  'policies.discardDraft': call(z.strictObject({ name: policyName }), policyContent),
};
