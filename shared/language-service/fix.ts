import type { Answers } from '../evaluate/answers.ts';
import { readPolicyDocument } from '../policy/policy-document.ts';
import { applyTextEdits, inOrder } from '../policy/text-edits.ts';
import { lintPolicy } from './lint.ts';
import type { LintFinding } from './lint-finding.ts';

/** A text after its fixes. */
export interface FixedPolicy {
  readonly text: string;
  /** The findings that were fixed, in the order of fixing; their places are those of the text they were found in. */
  readonly fixed: readonly LintFinding[];
}

/** More rounds than any text needs: each fix takes away a finding that only an outer one can have hidden. */
const maximumRounds = 20;

/**
 * Applies every fix that gives undecidable text its only reading, until none is left. Every byte that no fix
 * touches stays; of fixes that overlap the outer or earlier goes first, the others follow in the next round.
 */
export function fixPolicy(text: string, answers: Answers): FixedPolicy {
  const fixed: LintFinding[] = [];
  let current = text;
  for (let round = 0; round < maximumRounds; round += 1) {
    const applied = withoutOverlap(lintPolicy(readPolicyDocument(current), answers));
    if (applied.length === 0) break;
    current = applyTextEdits(
      current,
      applied.flatMap((finding) => finding.fix ?? []),
    );
    for (const finding of applied) fixed.push(finding);
  }
  return { text: current, fixed };
}

/** The findings whose fixes can be applied together, in the text's order. */
function withoutOverlap(findings: readonly LintFinding[]): readonly LintFinding[] {
  let end = -1;
  return findings.filter(({ fix }) => {
    const edits = inOrder(fix ?? []);
    const start = edits[0]?.range.start;
    if (start === undefined || start < end) return false;
    end = edits.at(-1)?.range.end ?? start;
    return true;
  });
}
