import { join } from 'node:path';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { readTextFile } from '../../storage/text-file.ts';
import { readAnswersText } from './answers-text.ts';

/** The workspace file that a colleague, the window and the command line read alike. */
export const answersFileName = 'latchkey.json';

/** The answers in force by a workspace folder's `latchkey.json`. */
export interface AnswersFile {
  /** The program's defaults where the file is absent or can't be read. */
  readonly answers: Answers;
  /** One sentence naming file, place and remedy; null where the file is absent or in order. */
  readonly problem: string | null;
  /** The file's text; null where it is absent or can't be read. */
  readonly text: string | null;
}

const maximumBytes = 8 * 1024 * 1024;

/** Reads the answers of a folder's `latchkey.json`; never throws. */
export function readAnswersFile(folder: string): AnswersFile {
  const path = join(folder, answersFileName);
  const file = readTextFile(path, maximumBytes);
  switch (file.state) {
    case 'absent':
      return { answers: defaultAnswers, problem: null, text: null };
    case 'notAFile':
      return unreadable(`${path} is no regular file: put a JSON file in its place.`);
    case 'tooLarge':
      return unreadable(`${path} is larger than ${maximumBytes / 1024 / 1024} MB: shorten it.`);
    case 'notUtf8':
      return unreadable(`${path} is not UTF-8 text: save it as UTF-8.`);
    case 'unreadable': {
      const denied = file.code === 'EACCES' || file.code === 'EPERM';
      const remedy = denied ? 'give this account the right to read it' : 'check the disk';
      return unreadable(`${path} can't be read (${file.code}): ${remedy}.`);
    }
    case 'text': {
      const reading = readAnswersText(file.text, path);
      return reading.ok
        ? { answers: reading.answers, problem: null, text: file.text }
        : unreadable(reading.problem);
    }
    default:
      return file satisfies never;
  }
}

function unreadable(problem: string): AnswersFile {
  return { answers: defaultAnswers, problem, text: null };
}
