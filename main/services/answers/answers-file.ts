import { constants, closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { errorCode } from '../../storage/database-problem.ts';
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
  const file = readText(path);
  if (file.state === 'absent') return { answers: defaultAnswers, problem: null, text: null };
  if (file.state === 'refused') return unreadable(file.problem);
  const reading = readAnswersText(file.text, path);
  return reading.ok
    ? { answers: reading.answers, problem: null, text: file.text }
    : unreadable(reading.problem);
}

type TextFile =
  | { readonly state: 'absent' }
  | { readonly state: 'text'; readonly text: string }
  | { readonly state: 'refused'; readonly problem: string };

function readText(path: string): TextFile {
  let file: number | null = null;
  try {
    // Not blocking: what is called latchkey.json may be a pipe.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    if (!stats.isFile()) {
      return { state: 'refused', problem: `${path} is no regular file: put a JSON file in its place.` };
    }
    if (stats.size > maximumBytes) {
      const problem = `${path} is larger than ${maximumBytes / 1024 / 1024} MB: shorten it.`;
      return { state: 'refused', problem };
    }
    const text = decoded(readFileSync(file));
    return text === null
      ? { state: 'refused', problem: `${path} is not UTF-8 text: save it as UTF-8.` }
      : { state: 'text', text };
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
    const denied = code === 'EACCES' || code === 'EPERM';
    const remedy = denied ? 'give this account the right to read it' : 'check the disk';
    return { state: 'refused', problem: `${path} can't be read (${code ?? 'unknown cause'}): ${remedy}.` };
  } finally {
    if (file !== null) closeSync(file);
  }
}

function unreadable(problem: string): AnswersFile {
  return { answers: defaultAnswers, problem, text: null };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
