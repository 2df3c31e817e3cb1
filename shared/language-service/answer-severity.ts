import type { Answers } from '../evaluate/answers.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import type { Severity } from '../policy/finding.ts';

/** How a finding that hangs on a question is reported under the answers in force. */
export interface AnsweredSeverity {
  readonly severity: Severity;
  /** The question that stays to be named: null once it is settled or proved. */
  readonly question: QuestionId | null;
  /** A clause on the answer for the end of the message. */
  readonly clause: string;
}

/**
 * The severity of a finding that concerns a question: open, a warning; assumed, that of its row; settled or proved,
 * none (null) where the answer makes the text mean what it says, an error where it does not.
 */
export function answeredSeverity(
  answers: Answers,
  question: QuestionId,
  rowSeverity: Severity,
  meantBy: readonly string[],
): AnsweredSeverity | null {
  const { answer, source } = answers[question];
  if (source === 'open') return { severity: 'warning', question, clause: `the question ${question} is open` };
  if (source === 'assumed') {
    return { severity: rowSeverity, question, clause: `${question} is assumed to be "${answer}"` };
  }
  return meantBy.includes(answer)
    ? null
    : { severity: 'error', question: null, clause: `${question} is ${source} as "${answer}"` };
}
