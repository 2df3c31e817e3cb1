import { isQuestionId, questionById, questions } from './questions.ts';
import type { QuestionId } from './questions.ts';

/** How an answer is known: not at all, by the program's default, by a person, or by a probe of an account. */
export type AnswerSource = 'open' | 'assumed' | 'settled' | 'proved';

/** The answer of one question that verdicts are computed with. */
export interface AnswerInForce {
  /** One of the question's answers, or `open`. */
  readonly answer: string;
  readonly source: AnswerSource;
  /** The day on which a person settled it or a probe proved it, as `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** The answer in force of every question. */
export type Answers = Readonly<Record<QuestionId, AnswerInForce>>;

/** The answers that the program starts with: the assumed ones, all others open. */
export const defaultAnswers: Answers = answersFrom((id) => defaultAnswer(id));

const literalAnswers: Readonly<Record<QuestionId, string>> = {
  conditionForm: 'both',
  denyPrecedence: 'denyWins',
  conditionalDeny: 'applies',
  conditionElsewhere: 'applies',
  multiValued: 'never',
  nonString: 'unequal',
  valueList: 'anyOf',
  emptyCondition: 'always',
  unknownOperator: 'never',
  relationships: 'own',
  groupWithoutPolicy: 'nothing',
  graphqlRoute: 'yes',
};

/** The answers with every question settled as its text literally reads: the preset `literal`. */
export function settleLiterally(date: string | null): Answers {
  return answersFrom((id) => ({ answer: literalAnswers[id], source: 'settled', date }));
}

/** Whether a text is an answer of a question, `open` included. */
export function isAnswerOf(id: QuestionId, answer: string): boolean {
  return answer === 'open' || questionById(id).answers.some((known) => known === answer);
}

/**
 * The answers with one question settled by a person; `open` leaves it open, whatever the program would assume.
 * Throws a RangeError for an answer that the question does not have.
 */
export function settleAnswer(answers: Answers, id: QuestionId, answer: string, date: string | null): Answers {
  if (!isAnswerOf(id, answer)) throw new RangeError(`"${answer}" is no answer of ${id}`);
  const settled: AnswerInForce =
    answer === 'open' ? { answer, source: 'open', date: null } : { answer, source: 'settled', date };
  return { ...answers, [id]: settled };
}

/** The outcome of reading a `--settle` text. */
export type SettleOutcome =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `question=answer,…` left to right over the given answers; `literal` settles all.
 * An unknown question or answer gives one sentence that names those there are.
 */
export function settleFromText(answers: Answers, text: string): SettleOutcome {
  let result = answers;
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === 'literal') {
      result = settleLiterally(null);
      continue;
    }
    const [id = '', answer = '', ...rest] = part.split('=').map((piece) => piece.trim());
    if (!isQuestionId(id) || rest.length > 0) {
      const known = questions.map((question) => question.id).join(', ');
      return {
        ok: false,
        problem: `"${part}" settles nothing: write question=answer or literal; questions are ${known}`,
      };
    }
    if (!isAnswerOf(id, answer)) {
      const known = [...questionById(id).answers, 'open'].join(', ');
      return { ok: false, problem: `"${answer}" is no answer of ${id}: use ${known}` };
    }
    result = settleAnswer(result, id, answer, null);
  }
  return { ok: true, answers: result };
}

function defaultAnswer(id: QuestionId): AnswerInForce {
  const { assumed } = questionById(id);
  return assumed === null
    ? { answer: 'open', source: 'open', date: null }
    : { answer: assumed, source: 'assumed', date: null };
}

function answersFrom(answerOf: (id: QuestionId) => AnswerInForce): Answers {
  return {
    conditionForm: answerOf('conditionForm'),
    denyPrecedence: answerOf('denyPrecedence'),
    conditionalDeny: answerOf('conditionalDeny'),
    conditionElsewhere: answerOf('conditionElsewhere'),
    multiValued: answerOf('multiValued'),
    nonString: answerOf('nonString'),
    valueList: answerOf('valueList'),
    emptyCondition: answerOf('emptyCondition'),
    unknownOperator: answerOf('unknownOperator'),
    relationships: answerOf('relationships'),
    groupWithoutPolicy: answerOf('groupWithoutPolicy'),
    graphqlRoute: answerOf('graphqlRoute'),
  };
}
