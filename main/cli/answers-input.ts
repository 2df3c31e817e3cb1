import { dirname } from 'node:path';
import { defaultAnswers, settleFromText } from '../../shared/evaluate/answers.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import { readAnswersFile } from '../services/answers/answers-file.ts';
import { CommandProblem } from './command-problem.ts';
import { standardInput } from './text-input.ts';

/**
 * The answers that a policy file is judged by: those of the `latchkey.json` in its folder, or the program's where
 * there is none or the policy comes from standard input; then `--settle` over them.
 */
export function answersFor(policyPath: string, settle: string | null): Answers {
  if (policyPath === standardInput) return settledAnswers(defaultAnswers, settle);
  const { answers, problem } = readAnswersFile(dirname(policyPath));
  if (problem !== null) throw new CommandProblem(problem);
  return settledAnswers(answers, settle);
}

/** Answers with a `--settle` list over them. */
export function settledAnswers(answers: Answers, settle: string | null): Answers {
  if (settle === null) return answers;
  const outcome = settleFromText(answers, settle);
  if (!outcome.ok) throw new CommandProblem(`--settle: ${outcome.problem}`);
  return outcome.answers;
}
