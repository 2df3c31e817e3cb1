import type { Answers } from '../../shared/evaluate/answers.ts';
import { questions } from '../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../shared/evaluate/questions.ts';

/** One answer of each question that is being enumerated. */
export type Combination = Readonly<Partial<Record<QuestionId, string>>>;

/** How a graph object or a request stands; in one combination only an unresolved end leaves it undetermined. */
export type PlainVerdict = 'visible' | 'hidden' | 'undetermined';

/** What one combination comes to. A null reason: only an end hides it, or it is undetermined. */
export interface Outcome {
  readonly verdict: PlainVerdict;
  readonly reason: 'allow' | 'explicitDeny' | 'implicitDeny' | null;
  readonly permissions: readonly number[];
}

/** What all combinations together come to. */
export interface Enumerated extends Outcome {
  readonly questions: readonly QuestionId[];
}

/** Every combination of the open answers of the given questions, the answers in force held fast. */
export function combinationsOf(answers: Answers, ids: readonly QuestionId[]): readonly Combination[] {
  let combinations: readonly Combination[] = [{}];
  for (const id of ids) {
    const possible = possibleAnswers(answers, id);
    combinations = combinations.flatMap((combination) =>
      possible.map((answer) => ({ ...combination, [id]: answer })),
    );
  }
  return combinations;
}

function possibleAnswers(answers: Answers, id: QuestionId): readonly string[] {
  const { answer } = answers[id];
  if (answer !== 'open') return [answer];
  return questions.find((question) => question.id === id)?.answers ?? [];
}

/** Decides in every combination of the open answers, and says what holds in all of them. */
export function enumerate(
  answers: Answers,
  ids: readonly QuestionId[],
  outcomeIn: (combination: Combination) => Outcome,
): Enumerated {
  const combinations = combinationsOf(answers, ids);
  return summarize(combinations, ids, combinations.map(outcomeIn));
}

/** What holds in all of the given combinations; `outcomes[i]` is what `combinations[i]` comes to. */
export function summarize(
  combinations: readonly Combination[],
  ids: readonly QuestionId[],
  outcomes: readonly Outcome[],
): Enumerated {
  const [first] = outcomes;
  if (first === undefined) throw new Error('there is always one combination at least');
  const verdict = outcomes.every((outcome) => outcome.verdict === first.verdict)
    ? first.verdict
    : 'undetermined';
  const sameReason = outcomes.every((outcome) => outcome.reason === first.reason);
  return {
    verdict,
    reason: verdict !== 'undetermined' && sameReason ? first.reason : null,
    permissions: first.permissions.filter((index) =>
      outcomes.every((outcome) => outcome.permissions.includes(index)),
    ),
    questions: questionsThatMatter(
      combinations,
      ids,
      outcomes.map((outcome) => outcome.verdict),
    ),
  };
}

/** The questions for which two combinations that differ only there differ in verdict, in the table's order. */
function questionsThatMatter(
  combinations: readonly Combination[],
  ids: readonly QuestionId[],
  verdicts: readonly PlainVerdict[],
): readonly QuestionId[] {
  if (verdicts.every((verdict) => verdict === verdicts[0])) return [];
  return questions
    .map((question) => question.id)
    .filter((id) => ids.includes(id))
    .filter((id) => {
      const others = ids.filter((other) => other !== id);
      const verdictOf = new Map<string, PlainVerdict>();
      return combinations.some((combination, index) => {
        const verdict = verdicts[index] ?? 'undetermined';
        const rest = others.map((other) => combination[other]).join(' ');
        const before = verdictOf.get(rest);
        verdictOf.set(rest, verdict);
        return before !== undefined && before !== verdict;
      });
    });
}
