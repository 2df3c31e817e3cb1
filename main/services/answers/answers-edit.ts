import { applyEdits, modify, parseTree } from 'jsonc-parser';
import type { FormattingOptions, Node } from 'jsonc-parser';
import type { QuestionId } from '../../../shared/evaluate/questions.ts';
import { lastProperty, withoutByteOrderMark } from './answers-text.ts';

/** A person's answer as it stands in `latchkey.json`. */
export interface SettledAnswer {
  readonly answer: string;
  /** `YYYY-MM-DD`. */
  readonly settledOn: string;
}

/**
 * A text of `latchkey.json` with one question settled. Everything else in it keeps every byte.
 * The text must be readable ({@link readAnswersText}), or null for a file that is not there.
 */
export function withAnswer(text: string | null, id: QuestionId, settled: SettledAnswer): string {
  if (text === null) return `${JSON.stringify({ answers: { [id]: settled } }, null, 2)}\n`;
  const root = rootOf(text);
  const answers = lastProperty(root, 'answers');
  const entry = answers === null ? null : lastProperty(answers, id);
  if (entry !== null && answers !== null && (occursTwice(root, 'answers') || occursTwice(answers, id))) {
    const mark = text.length - withoutByteOrderMark(text).length;
    const { offset, length } = entry;
    return text.slice(0, mark + offset) + JSON.stringify(settled) + text.slice(mark + offset + length);
  }
  if (answers !== null && occursTwice(root, 'answers')) {
    return editWithin(text, answers, (part) => edited(part, [id], settled, null));
  }
  return tidiest(text, ['answers', id], settled);
}

/** A text of `latchkey.json` without one question's answer; null where nothing but `{}` would be left. */
export function withoutAnswer(text: string, id: QuestionId): string | null {
  let result = text;
  for (;;) {
    const root = rootOf(result);
    const answers = lastProperty(root, 'answers');
    if (answers === null || lastProperty(answers, id) === null) break;
    result = occursTwice(root, 'answers')
      ? editWithin(result, answers, (part) => edited(part, [id], undefined, null))
      : tidiest(result, ['answers', id], undefined);
  }
  const root = rootOf(result);
  const answers = lastProperty(root, 'answers');
  if (answers?.children?.length === 0 && !occursTwice(root, 'answers')) {
    result = tidiest(result, ['answers'], undefined);
  }
  return rootOf(result).children?.length === 0 ? null : result;
}

// Formatting reaches to the ends of a line, so on a line that holds something else too the edit stays plain.
function tidiest(text: string, path: readonly string[], value: SettledAnswer | undefined): string {
  const tidy = edited(text, path, value, formattingOf(text));
  return keepsRest(text, tidy, path) ? tidy : edited(text, path, value, null);
}

function edited(
  text: string,
  path: readonly string[],
  value: SettledAnswer | undefined,
  formattingOptions: FormattingOptions | null,
): string {
  const content = withoutByteOrderMark(text);
  const edits = modify(content, [...path], value, formattingOptions === null ? {} : { formattingOptions });
  return text.slice(0, text.length - content.length) + applyEdits(content, edits);
}

function editWithin(text: string, node: Node, edit: (part: string) => string): string {
  const content = withoutByteOrderMark(text);
  const start = text.length - content.length + node.offset;
  return (
    text.slice(0, start) + edit(text.slice(start, start + node.length)) + text.slice(start + node.length)
  );
}

function keepsRest(before: string, after: string, [first, second]: readonly string[]): boolean {
  const rest = (text: string): string => {
    const content = withoutByteOrderMark(text);
    const slices = (node: Node | null, but: string | undefined): readonly string[] =>
      (node?.children ?? [])
        .filter((property) => property.children?.[0]?.value !== but)
        .map((property) => content.slice(property.offset, property.offset + property.length));
    const root = rootOf(text);
    const inner = second === undefined || first === undefined ? null : lastProperty(root, first);
    return JSON.stringify([slices(root, first), slices(inner, second)]);
  };
  return rest(before) === rest(after);
}

function formattingOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol,
  };
}

function occursTwice(object: Node, name: string): boolean {
  return (object.children ?? []).filter((property) => property.children?.[0]?.value === name).length > 1;
}

function rootOf(text: string): Node {
  const root = parseTree(withoutByteOrderMark(text));
  if (root === undefined) throw new RangeError('the text of latchkey.json must be JSON');
  return root;
}
