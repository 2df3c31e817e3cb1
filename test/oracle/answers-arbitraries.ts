import * as fc from 'fast-check';
import { defaultAnswers, settleAnswer, settleLiterally } from '../../shared/evaluate/answers.ts';
import type { AnswerInForce, Answers } from '../../shared/evaluate/answers.ts';
import { questions } from '../../shared/evaluate/questions.ts';
import type { Question, QuestionId } from '../../shared/evaluate/questions.ts';

/** The answers with every question open. */
export function openEverything(): Answers {
  return questions.reduce((answers, { id }) => settleAnswer(answers, id, 'open', null), defaultAnswers);
}

/** Answers of every kind: all open, the program's own, literal, and each question open or answered at random. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(openEverything()) },
  { weight: 2, arbitrary: fc.constant(defaultAnswers) },
  { weight: 1, arbitrary: fc.constant(settleLiterally('2026-11-23')) },
  { weight: 6, arbitrary: mixedAnswers(2) },
  { weight: 3, arbitrary: mixedAnswers(5) },
);

function mixedAnswers(answered: number): fc.Arbitrary<Answers> {
  return fc
    .tuple(...questions.map((question) => oneAnswer(question, answered)))
    .map((chosen) => Object.fromEntries(chosen) as Record<QuestionId, AnswerInForce>);
}

/** Open once for every `answered` times that it is answered. */
function oneAnswer(question: Question, answered: number): fc.Arbitrary<readonly [QuestionId, AnswerInForce]> {
  const open: AnswerInForce = { answer: 'open', source: 'open', date: null };
  const known = question.answers.map((answer: string): AnswerInForce =>
    answer === question.assumed
      ? { answer, source: 'assumed', date: null }
      : { answer, source: 'settled', date: '2026-11-23' },
  );
  const proved = question.answers.map((answer: string): AnswerInForce => ({
    answer,
    source: 'proved',
    date: '2026-11-23',
  }));
  return fc
    .oneof(
      { weight: 1, arbitrary: fc.constant(open) },
      { weight: answered, arbitrary: fc.constantFrom(...known, ...proved) },
    )
    .map((answer) => [question.id, answer] as const);
}
