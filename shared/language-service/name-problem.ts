import type { Severity } from '../policy/finding.ts';

/** What the linter has to say about one name in a list of actions or resources. */
export interface NameProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** White space and characters that can't be seen. */
const unseen = /[\s\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]/u;
const allUnseen = new RegExp(unseen.source, 'gu');

/** Whether a name has a space or a character that can't be seen. */
export function hasUnseen(text: string): boolean {
  return unseen.test(text);
}

/** The name without spaces and characters that can't be seen. */
export function withoutUnseen(text: string): string {
  return text.replace(allUnseen, '');
}

/** The names joined for a sentence: `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
