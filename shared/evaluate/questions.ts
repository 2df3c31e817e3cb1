/**
 * The questions that JupiterOne's documents leave open, in the order in which every report lists them.
 * An answer that is not open comes from the program (assumed), a person (settled) or a probe (proved).
 */
export const questions = [
  {
    id: 'conditionForm',
    asks: 'Which form of condition does the service enforce?',
    answers: ['stringEquals', 'queryFilters', 'both'],
    assumed: 'both',
    evidence:
      'stringEquals stands in the key pages of 2022-01-27 to 2023-01-11, queryFilters alone in that of 2023-05-23; the live page carries the older text again.',
  },
  {
    id: 'denyPrecedence',
    asks: 'Does a DENY win over every ALLOW, or does the last permission that applies decide?',
    answers: ['denyWins', 'lastWins'],
    assumed: 'denyWins',
    evidence:
      'The page of 2022-09 shows ALLOW */* with DENY query:ReadGraphData as "Deny only ReadGraphData" and calls policies "similar to an IAM policy in AWS".',
  },
  {
    id: 'conditionalDeny',
    asks: 'Does a DENY with a condition apply to query:ReadGraphData?',
    answers: ['applies', 'neverApplies'],
    assumed: null,
    evidence: 'The page of 2022-09 says that J1QL query policies "must include effect ALLOW".',
  },
  {
    id: 'conditionElsewhere',
    asks: 'What does a condition do for an action other than query:ReadGraphData?',
    answers: ['applies', 'ignored'],
    assumed: null,
    evidence: 'Every documented condition stands on query:ReadGraphData.',
  },
  {
    id: 'multiValued',
    asks: 'Does a property that is a list of two or more equal a value that one of its elements equals?',
    answers: ['anyElement', 'never'],
    assumed: null,
    evidence: 'J1QL matches any element of a list; no document says it of policies.',
  },
  {
    id: 'nonString',
    asks: 'In stringEquals, do numbers and booleans equal their spelling as text?',
    answers: ['equal', 'unequal'],
    assumed: null,
    evidence: 'Every documented stringEquals compares a string with a string.',
  },
  {
    id: 'valueList',
    asks: 'What does a list of values in stringEquals mean?',
    answers: ['anyOf', 'never'],
    assumed: null,
    evidence: 'Every documented stringEquals names one string a property.',
  },
  {
    id: 'emptyCondition',
    asks: 'Does an empty condition, operator or filter hold?',
    answers: ['always', 'never'],
    assumed: null,
    evidence: 'No document shows an empty condition.',
  },
  {
    id: 'unknownOperator',
    asks: 'What does an operator that no document names do?',
    answers: ['never', 'ignored'],
    assumed: null,
    evidence: 'Only stringEquals and queryFilters were ever documented.',
  },
  {
    id: 'relationships',
    asks: 'Is a relationship readable by its own properties, or must both its ends be readable too?',
    answers: ['own', 'ownAndEnds'],
    assumed: null,
    evidence: 'The data model calls entities and relationships graph objects; no document says more.',
  },
  {
    id: 'groupWithoutPolicy',
    asks: 'What does a user-level key see through a group without a query policy?',
    answers: ['everything', 'nothing'],
    assumed: null,
    evidence: 'No document describes a group without a query policy.',
  },
  {
    id: 'graphqlRoute',
    asks: 'Is query:ReadGraphData honoured by queryV1 and queryV2?',
    answers: ['yes', 'no'],
    assumed: 'yes',
    evidence: 'The sentence that only the /j1ql route supports it was withdrawn on 2022-09-02.',
  },
] as const satisfies readonly QuestionRow[];

interface QuestionRow {
  readonly id: string;
  /** The question in words. */
  readonly asks: string;
  readonly answers: readonly string[];
  /** The answer that the program assumes; null where the question is open by default. */
  readonly assumed: string | null;
  /** What the documents say, with their dates. */
  readonly evidence: string;
}

/** One row of the table. */
export type Question = (typeof questions)[number];

/** The name of a question. */
export type QuestionId = Question['id'];

/** An answer of one question. */
export type AnswerOf<Id extends QuestionId> = Extract<Question, { readonly id: Id }>['answers'][number];

/** The row of a question. */
export function questionById(id: QuestionId): Question {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

/** Whether a text names a question. */
export function isQuestionId(text: string): text is QuestionId {
  return questions.some((question) => question.id === text);
}
