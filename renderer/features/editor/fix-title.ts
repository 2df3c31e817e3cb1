import type { TextEdit } from '../../../shared/policy/finding.ts';

const longestShown = 40;

/** What a quick fix says it does: the text it replaces and the text it puts there, where both are short. */
export function fixTitle(code: string, text: string, edits: readonly TextEdit[]): string {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) return `Fix ${code}`;
  const before = text.slice(edit.range.start, edit.range.end);
  if (!isShort(before) || !isShort(edit.text)) return `Fix ${code}`;
  if (before.trim() === '') return `Insert ${edit.text.trim()}`;
  return edit.text.trim() === ''
    ? `Remove ${before.trim()}`
    : `Replace ${before.trim()} with ${edit.text.trim()}`;
}

function isShort(text: string): boolean {
  return text.length <= longestShown && !text.includes('\n');
}
