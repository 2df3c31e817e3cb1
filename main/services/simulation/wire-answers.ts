import type { z } from 'zod';
import type { answersInForce } from '../../../shared/contract/answers.ts';
import { defaultAnswers, isAnswerOf } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';

/** The answers as the window sends them; a question that it leaves out has its default. Throws an RpcError. */
export function answersFromWire(wire: z.output<typeof answersInForce>): Answers {
  let answers = defaultAnswers;
  for (const { id, answer, source, date } of wire) {
    if (!isAnswerOf(id, answer)) {
      throw new RpcError('bad_request', `"${answer}" is no answer of ${id}; settle the question again.`);
    }
    answers = { ...answers, [id]: { answer, source, date } };
  }
  return answers;
}
