import type { Answers } from './answers.ts';
import { questions } from './questions.ts';
import type { QuestionId } from './questions.ts';

/**
 * A set of combinations of the open answers: bit n stands for combination n.
 * Every truth in this folder is such a set: the combinations in which something is so.
 */
export type CombinationSet = bigint;

/** Every way of answering the open questions, one answer for all permissions together. */
export interface Combinations {
  /** The set of all combinations; it has at least one. */
  readonly all: CombinationSet;
  /** The combinations in which a question has an answer: all or none of them where it is not open. */
  readonly where: (question: QuestionId, answer: string) => CombinationSet;
  /**
   * The open questions on which a partition of the combinations hangs: those for which two combinations that
   * differ only there lie in different parts. `parts` may leave one part out.
   */
  readonly questionsOf: (parts: readonly CombinationSet[]) => readonly QuestionId[];
  /** The open questions in the order of the table. */
  readonly open: readonly QuestionId[];
}

/** No verdict depends on it: `graphqlRoute` is one banner an account (a rule of the product, not of a document). */
const bannerOnly: QuestionId = 'graphqlRoute';

interface Axis {
  readonly id: QuestionId;
  readonly stride: bigint;
  /** One set for each answer, in the order of the question's answers. */
  readonly sets: readonly CombinationSet[];
}

/** Lays out every combination of the answers that are open. */
export function createCombinations(answers: Answers): Combinations {
  const open = questions.filter(({ id }) => id !== bannerOnly && answers[id].answer === 'open');
  const size = open.reduce((product, question) => product * question.answers.length, 1);
  const all = (1n << BigInt(size)) - 1n;
  const axes: Axis[] = [];
  const sets = new Map<string, CombinationSet>();
  let stride = 1;
  for (const question of open) {
    const period = stride * question.answers.length;
    const answerSets = question.answers.map((answer, digit) => {
      const set = repeat(((1n << BigInt(stride)) - 1n) << BigInt(digit * stride), period, size);
      sets.set(`${question.id}=${answer}`, set);
      return set;
    });
    axes.push({ id: question.id, stride: BigInt(stride), sets: answerSets });
    stride = period;
  }
  return {
    all,
    open: open.map(({ id }) => id),
    where: (question, answer) => {
      const inForce = answers[question].answer;
      if (inForce !== 'open') return inForce === answer ? all : 0n;
      return sets.get(`${question}=${answer}`) ?? 0n;
    },
    questionsOf: (parts) =>
      axes.filter((axis) => parts.some((part) => changesAlong(axis, part))).map(({ id }) => id),
  };
}

function changesAlong(axis: Axis, part: CombinationSet): boolean {
  const [first = 0n, ...others] = axis.sets;
  return others.some((set, place) => (part & set) !== (part & first) << (axis.stride * BigInt(place + 1)));
}

function repeat(pattern: bigint, period: number, size: number): bigint {
  let result = pattern;
  for (let width = period; width < size; width *= 2) result |= result << BigInt(width);
  return result & ((1n << BigInt(size)) - 1n);
}
