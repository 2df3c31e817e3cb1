import { lintPolicy } from '../../../shared/language-service/lint.ts';
import type { LintFinding } from '../../../shared/language-service/lint-finding.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import { placeFindings } from '../../../shared/language-service/placed-finding.ts';
import { maximumFindings } from './lint-messages.ts';
import type { PlacedFinding } from '../../../shared/language-service/placed-finding.ts';
import type { CheckedText, LintRequest, LintResponse } from './lint-messages.ts';
import { permissionPlaces } from './permission-places.ts';

/** Checks texts and remembers the newest one, to find paths in it. */
export interface TextChecker {
  answer(request: LintRequest): LintResponse;
}

/** Makes the checker that runs in the lint worker. */
export function createTextChecker(): TextChecker {
  let newest: { readonly version: number; readonly document: PolicyDocument } | null = null;
  return {
    answer(request) {
      if (request.kind === 'locate') {
        const range = newest?.version === request.version ? newest.document.rangeOf(request.path) : null;
        return { kind: 'located', id: request.id, range };
      }
      // Settling a question checks the same text again: reading it once is enough.
      const known = newest?.document.text === request.text ? newest.document : null;
      const document = known ?? readPolicyDocument(request.text);
      newest = { version: request.version, document };
      return {
        kind: 'checked',
        checked: checkedText(request.version, document, lintPolicy(document, request.answers)),
      };
    },
  };
}

function checkedText(
  version: number,
  document: PolicyDocument,
  findings: readonly LintFinding[],
): CheckedText {
  const inOrder = findings.toSorted((one, other) => one.range.start - other.range.start);
  const decidable = document.policy !== null;
  // The cause of an undecided text stays among those listed, however many others stand before it.
  const cause = inOrder.find((finding) => finding.undecidable);
  const listed = inOrder.slice(0, maximumFindings);
  if (cause !== undefined && !listed.includes(cause)) listed[listed.length - 1] = cause;
  const placed = placeFindings(document.text, listed);
  return {
    version,
    findings: placed,
    findingCount: findings.length,
    decidable,
    reason: decidable ? null : reasonOf(placed.find((finding) => finding.undecidable)),
    permissionPlaces: permissionPlaces(document.text, document.permissionRanges),
  };
}

function reasonOf(cause: PlacedFinding | undefined): string {
  return cause === undefined
    ? 'This text is not a policy yet.'
    : `Line ${cause.start.line}: ${cause.message}`;
}
