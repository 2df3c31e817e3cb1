import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { answersContract } from '../../../shared/contract/answers.ts';
import { defaultAnswers, isAnswerOf } from '../../../shared/evaluate/answers.ts';
import type { AnswerInForce, Answers } from '../../../shared/evaluate/answers.ts';
import { questionById, questions } from '../../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../../shared/evaluate/questions.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { localDay } from '../../storage/clock.ts';
import type { Clock } from '../../storage/clock.ts';
import { createQueue } from '../../storage/queue.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { writeWholeFile } from '../../storage/whole-file.ts';
import { isPlainFolder } from '../policies/policy-file.ts';
import { subfolderProblem } from '../../../shared/contract/policy-name.ts';
import { withAnswer, withoutAnswer } from './answers-edit.ts';
import { answersFileName, readAnswersFile } from './answers-file.ts';
import type { AnswersFile } from './answers-file.ts';
import { readAnswersText } from './answers-text.ts';

/** What {@link createAnswersService} needs. */
export interface AnswersServiceOptions {
  /** The workspace folder at this moment. */
  readonly folder: () => string;
  readonly clock: Clock;
}

type State = z.input<(typeof answersContract)['answers.read']['output']>;

/** Serves the answers of the workspace's `latchkey.json`; a file that can't be read is never written over. */
export function createAnswersService(options: AnswersServiceOptions): Handlers<typeof answersContract> {
  const { folder, clock } = options;
  const inOrder = createQueue();

  /** The whole path of a folder within the workspace. Throws an RpcError where it leads elsewhere. */
  function placeOf(subfolder: string): string {
    const problem = subfolderProblem(subfolder);
    if (problem !== null) throw new RpcError('bad_request', problem);
    const workspace = folder();
    if (isPlainFolder(workspace, subfolder)) return join(workspace, subfolder);
    throw new RpcError('bad_request', `${subfolder} in ${workspace} is no folder: put one there.`);
  }

  async function change(
    place: string,
    id: QuestionId,
    wanted: AnswerInForce,
    edit: (text: string | null) => string | null,
  ): Promise<State> {
    return await inOrder(async () => {
      const file = readAnswersFile(place);
      if (file.problem !== null) {
        throw new RpcError('storage', `Nothing was written, because the file can't be read: ${file.problem}`);
      }
      const text = edit(file.text);
      if (text !== file.text) await write(place, text, id, wanted);
      return stateOf(readAnswersFile(place));
    });
  }

  return {
    'answers.read': ({ folder: subfolder }) => stateOf(readAnswersFile(placeOf(subfolder))),
    async 'answers.settle'({ folder: subfolder, id, answer }) {
      if (!isAnswerOf(id, answer)) {
        const known = [...questionById(id).answers, 'open'].join(', ');
        throw new RpcError('bad_request', `"${answer}" is no answer of ${id}: use one of ${known}.`);
      }
      const settledOn = localDay(clock());
      const wanted: AnswerInForce =
        answer === 'open'
          ? { answer, source: 'open', date: null }
          : { answer, source: 'settled', date: settledOn };
      return await change(placeOf(subfolder), id, wanted, (text) =>
        // A question that nobody assumes an answer of is open without a word in the file.
        answer === 'open' && questionById(id).assumed === null
          ? takenBack(text, id)
          : withAnswer(text, id, { answer, settledOn }),
      );
    },
    async 'answers.takeBack'({ folder: subfolder, id }) {
      return await change(placeOf(subfolder), id, defaultAnswers[id], (text) => takenBack(text, id));
    },
  };
}

function takenBack(text: string | null, id: QuestionId): string | null {
  if (text === null || !text.includes(id)) return text;
  return withoutAnswer(text, id);
}

async function write(
  folder: string,
  text: string | null,
  id: QuestionId,
  wanted: AnswerInForce,
): Promise<void> {
  const path = join(folder, answersFileName);
  try {
    if (text === null && !lstatSync(path).isSymbolicLink()) {
      rmSync(path);
      return;
    }
    const written = text ?? '{}\n';
    refuseWrong(readAnswersText(written, path), id, wanted);
    await writeWholeFile(path, Buffer.from(written));
  } catch (thrown) {
    throw storageFailure(`The answer to ${id} was not written`, path, thrown);
  }
}

function refuseWrong(
  reading: ReturnType<typeof readAnswersText>,
  id: QuestionId,
  wanted: AnswerInForce,
): void {
  const now = reading.ok ? reading.answers[id] : null;
  if (now?.answer === wanted.answer && now.source === wanted.source && now.date === wanted.date) return;
  throw new Error('the edit of latchkey.json does not say what was asked for');
}

function stateOf(file: AnswersFile): State {
  return {
    answers: listed(file.answers),
    problem: file.problem === null ? null : file.problem.slice(0, 2000),
  };
}

function listed(answers: Answers): State['answers'] {
  return questions.map(({ id }) => ({ id, ...answers[id] }));
}
