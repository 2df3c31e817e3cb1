import { parse, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { defaultAnswers, isAnswerOf, settleAnswer } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { isQuestionId, questionById, questions } from '../../../shared/evaluate/questions.ts';
import { depthExceededAt, maximumJsonDepth } from '../../../shared/json/depth.ts';
import { linePositions } from '../../../shared/json/line-positions.ts';

/** What a text of `latchkey.json` says, or one sentence on what is wrong with it, where, and what to do. */
export type AnswersReading =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problem: string };

const byteOrderMark = '\uFEFF';
const strict = { disallowComments: true, allowTrailingComma: false };

/** Reads the text of a `latchkey.json`; of a duplicate key the last counts. `path` names the file in a problem. */
export function readAnswersText(text: string, path: string): AnswersReading {
  const content = withoutByteOrderMark(text);
  const refuse = (offset: number, sentence: string): AnswersReading => {
    const { line, column } = linePositions(content).placeAt(offset);
    return { ok: false, problem: `${path}, line ${line}, column ${column}: ${sentence}` };
  };
  const deep = depthExceededAt(content, maximumJsonDepth);
  if (deep !== null) return refuse(deep, `this nests deeper than ${maximumJsonDepth}: flatten it.`);
  const broken = brokenAt(content);
  if (broken !== null) return refuse(broken, 'this is not JSON: correct it here, or remove the file.');
  const root = parseTree(content, [], strict);
  if (root?.type !== 'object') {
    return refuse(root?.offset ?? 0, 'the file must hold an object: put everything in { }.');
  }
  const list = lastProperty(root, 'answers');
  if (list === null) return { ok: true, answers: defaultAnswers };
  if (list.type !== 'object') return refuse(list.offset, '"answers" must be an object of questions.');

  let answers = defaultAnswers;
  for (const property of list.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const id: unknown = key.value;
    if (typeof id !== 'string' || !isQuestionId(id)) {
      const known = questions.map((question) => question.id).join(', ');
      return refuse(key.offset, `there is no question "${short(id)}": use one of ${known}.`);
    }
    const entry = lastProperty(list, id) === value ? answerOf(value) : null;
    if (entry === null) continue;
    if (!entry.ok) return refuse(entry.offset, entry.sentence);
    if (!isAnswerOf(id, entry.answer)) {
      const known = [...questionById(id).answers, 'open'].join(', ');
      return refuse(entry.offset, `"${short(entry.answer)}" is no answer of ${id}: use one of ${known}.`);
    }
    answers = settleAnswer(answers, id, entry.answer, entry.date);
  }
  return { ok: true, answers };
}

/** The value of the last property of that name, the one that counts; null where there is none. */
export function lastProperty(object: Node, name: string): Node | null {
  const found = (object.children ?? []).findLast((property) => property.children?.[0]?.value === name);
  return found?.children?.[1] ?? null;
}

/** The text behind a byte-order mark. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
}

type Entry =
  | { readonly ok: true; readonly answer: string; readonly date: string | null; readonly offset: number }
  | { readonly ok: false; readonly offset: number; readonly sentence: string };

function answerOf(node: Node): Entry {
  const value: unknown = node.value;
  if (typeof value === 'string') return { ok: true, answer: value, date: null, offset: node.offset };
  const form = 'write an answer as "answer" or as {"answer": "…", "settledOn": "2026-01-31"}.';
  if (node.type !== 'object') return { ok: false, offset: node.offset, sentence: form };
  const answer = lastProperty(node, 'answer');
  const answerValue: unknown = answer?.value;
  if (answer === null || typeof answerValue !== 'string') {
    return { ok: false, offset: (answer ?? node).offset, sentence: form };
  }
  const settledOn = lastProperty(node, 'settledOn');
  if (settledOn === null) return { ok: true, answer: answerValue, date: null, offset: answer.offset };
  const date: unknown = settledOn.value;
  if (typeof date !== 'string' || !isDay(date)) {
    return { ok: false, offset: settledOn.offset, sentence: 'write the day as "2026-01-31".' };
  }
  return { ok: true, answer: answerValue, date, offset: answer.offset };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

// JSON.parse decides; the tolerant parser only knows the place.
function brokenAt(content: string): number | null {
  try {
    JSON.parse(content);
    return null;
  } catch {
    const errors: ParseError[] = [];
    parse(content, errors, strict);
    return errors[0]?.offset ?? 0;
  }
}

function short(value: unknown): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
