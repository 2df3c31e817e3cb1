import { z } from 'zod';
import { isQuestionId } from '../evaluate/questions.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import { call } from '../rpc/contract.ts';
import { subfolderName } from './workspace.ts';

/** A question's name on the wire. */
export const questionId = z.custom<QuestionId>((value) => typeof value === 'string' && isQuestionId(value));

/** The answer in force of one question. */
const answerInForce = z.strictObject({
  id: questionId,
  answer: z.string().max(40),
  source: z.enum(['open', 'assumed', 'settled', 'proved']),
  date: z.string().max(10).nullable(),
});

/** The answer in force of every question, in the order of the table. */
export const answersInForce = z.array(answerInForce).max(20);

const answersOfWorkspace = z.strictObject({
  answers: answersInForce,
  /** One sentence where `latchkey.json` can't be read; the defaults are then in force and nothing is written. */
  problem: z.string().max(2000).nullable(),
});

/** The answers of the `latchkey.json` in the workspace or in one of its folders: each policy goes by that beside it. */
export const answersContract = {
  'answers.read': call(z.strictObject({ folder: subfolderName }), answersOfWorkspace),
  /** Settles a question in `latchkey.json`, dated today. */
  'answers.settle': call(
    z.strictObject({ folder: subfolderName, id: questionId, answer: z.string().max(40) }),
    answersOfWorkspace,
  ),
  /** Takes a person's answer back. */
  'answers.takeBack': call(z.strictObject({ folder: subfolderName, id: questionId }), answersOfWorkspace),
};
