import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { Effect } from '../../../shared/policy/policy.ts';

const longestText = 200_000;

/** The effect of each permission; empty for a text so long that reading it would hold up the window. */
export function permissionEffects(text: string): readonly Effect[] {
  if (text.length > longestText) return [];
  return readPolicyDocument(text).policy?.permissions.map(({ effect }) => effect) ?? [];
}
