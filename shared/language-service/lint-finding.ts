import type { QuestionId } from '../evaluate/questions.ts';
import type { Finding } from '../policy/finding.ts';

/** One finding of the linter. */
export interface LintFinding extends Finding {
  /** The open or assumed question that the finding hangs on, if any. */
  readonly question: QuestionId | null;
}
