import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { answersInForce } from '../../../shared/contract/answers.ts';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import type { AnswerInForce, Answers } from '../../../shared/evaluate/answers.ts';
import { questions } from '../../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../../shared/evaluate/questions.ts';
import { failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';

/** The answer in force of every question, as it crosses the contract. */
export type AnswerList = z.output<typeof answersInForce>;

/** The answers that verdicts are computed with. */
export interface AnswersState {
  readonly answers: Answers;
  /** Why `latchkey.json` can't be read or written, in one sentence. */
  readonly problem: string | null;
  /** Whether the answers of the workspace have been read. */
  readonly ready: boolean;
}

/** The answers of the workspace and what a person does with them. */
export interface AnswersStore {
  readonly store: StoreApi<AnswersState>;
  /** Reads the `latchkey.json` in force. */
  readonly read: () => Promise<void>;
  /** Goes by the `latchkey.json` in this folder of the workspace from now on; empty for the workspace folder. */
  readonly follow: (folder: string) => Promise<void>;
  /** Settles a question; `open` leaves it open whatever the program would assume. */
  readonly settle: (id: QuestionId, answer: string) => Promise<void>;
  /** Gives a question back the answer that the program starts with. */
  readonly takeBack: (id: QuestionId) => Promise<void>;
}

/** The answers as the contract wants them, in the order of the table. */
export function answerList(answers: Answers): AnswerList {
  return questions.map(({ id }) => ({ id, ...answers[id] }));
}

/** Creates the store of the workspace's answers. */
export function createAnswersStore(client: WindowClient): AnswersStore {
  const store = createStore<AnswersState>(() => ({ answers: defaultAnswers, problem: null, ready: false }));

  let folder = '';

  async function take(
    asked: Promise<{ readonly answers: AnswerList; readonly problem: string | null }>,
  ): Promise<void> {
    const of = folder;
    try {
      const { answers, problem } = await asked;
      if (of === folder) store.setState({ answers: answersFrom(answers), problem, ready: true });
    } catch (error) {
      if (of === folder) store.setState({ problem: failureMessage(error), ready: true });
    }
  }

  const read = (): Promise<void> => take(client.call('answers.read', { folder }));

  return {
    store,
    read,
    async follow(wanted) {
      if (wanted === folder) return;
      folder = wanted;
      // Nothing is decided by the answers of another folder.
      store.setState({ ready: false });
      await read();
    },
    settle: (id, answer) => take(client.call('answers.settle', { folder, id, answer })),
    takeBack: (id) => take(client.call('answers.takeBack', { folder, id })),
  };
}

function answersFrom(list: AnswerList): Answers {
  const result: Record<QuestionId, AnswerInForce> = { ...defaultAnswers };
  for (const { id, answer, source, date } of list) result[id] = { answer, source, date };
  return result;
}
