import type { TextEdit } from './finding.ts';

/** The text with edits applied, which must not overlap; they may come in any order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of inOrder(edits)) {
    parts.push(text.slice(done, edit.range.start), edit.text);
    done = edit.range.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** The edits by their place; those at one place keep their order. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted(
    (one, other) => one.range.start - other.range.start || one.range.end - other.range.end,
  );
}
