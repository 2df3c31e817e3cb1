import { permissionNumber } from '../policy/permission-number.ts';
import type { Explanation, PermissionOutcome } from './simulation.ts';
import { kindWords } from './simulation-words.ts';
import { formatCount } from './number-format.ts';

/** What decided, in one sentence. */
export function decisionSentence(explanation: Explanation): string {
  const { permissions, verdict, reason, questions, ends, kind } = explanation;
  const named = permissions.map(permissionNumber);
  const those =
    named.length === 1 ? `permission ${named.join('')} applies` : `permissions ${joinWords(named)} apply`;
  if (verdict === 'undetermined') {
    if (questions.length === 0) return 'An end of this relationship is not in the set, so it can’t be told.';
    const hangs =
      questions.length === 1 ? 'an open question' : `${formatCount(questions.length)} open questions`;
    return permissions.length === 0 ? `It hangs on ${hangs}.` : `It hangs on ${hangs}, although ${those}.`;
  }
  if (reason === 'explicitDeny') return `Denied: ${those}.`;
  if (verdict === 'visible')
    return permissions.length === 0 ? 'Visible in every combination of answers.' : `Visible: ${those}.`;
  const end = ends.find((one) => one.verdict === 'hidden');
  if (kind === 'relationship' && reason === null && end !== undefined) {
    return `Hidden: its ${end.end === 'from' ? 'start' : 'end'} is hidden.`;
  }
  if (reason === 'implicitDeny' || permissions.length === 0)
    return `Hidden: no ALLOW applies to this ${kindWords[kind].one}.`;
  return `Hidden: ${those}.`;
}

/** How a permission stands to the object, in a few words. */
export function outcomeWords({ decides, applies }: PermissionOutcome): string {
  return decides ? 'decides' : outcomes[applies];
}

const outcomes: Readonly<Record<PermissionOutcome['applies'], string>> = {
  always: 'applies, but does not decide',
  depends: 'applies under some answers',
  never: 'does not apply',
};

/** The names of the two doors beside J1QL. */
export const doorTitles: Readonly<Record<Explanation['doors'][number]['door'], string>> = {
  lookup: 'Look-up',
  rawData: 'Raw data',
};

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
