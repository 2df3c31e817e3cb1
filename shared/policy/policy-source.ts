import type { TextEdit, TextRange } from './finding.ts';

/** The text that a policy stands in, and where that text itself stands in the outermost one. */
export interface PolicySource {
  readonly text: string;
  /** The place in the outermost text of a stretch of this one. */
  readonly outerRange: (start: number, end: number) => TextRange;
  /** An edit of this text as one of the outermost text, with the escapes that it needs there. */
  readonly outerEdit: (start: number, end: number, replacement: string) => TextEdit;
}

/** The outermost text. */
export function outermostSource(text: string): PolicySource {
  return {
    text,
    outerRange: (start, end) => ({ start, end }),
    outerEdit: (start, end, replacement) => ({ range: { start, end }, text: replacement }),
  };
}

/** The text inside a JSON string; `start` and `end` are those of the string with its quotes, `value` its value. */
export function sourceInString(
  source: PolicySource,
  start: number,
  end: number,
  value: string,
): PolicySource {
  const offsets = value.length === end - start - 2 ? null : offsetsInString(source.text, start, value.length);
  const outerOffset = (offset: number): number =>
    offsets === null ? start + 1 + offset : (offsets[offset] ?? end);
  return {
    text: value,
    // Of an empty string its quotes are all that can be shown.
    outerRange: (from, to) =>
      value === '' ? source.outerRange(start, end) : source.outerRange(outerOffset(from), outerOffset(to)),
    outerEdit: (from, to, replacement) =>
      source.outerEdit(outerOffset(from), outerOffset(to), JSON.stringify(replacement).slice(1, -1)),
  };
}

/** For each offset of the value the offset in the text that spells it; one more for the closing quote. */
function offsetsInString(text: string, start: number, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  let place = start + 1;
  for (let offset = 0; offset <= length; offset += 1) {
    offsets[offset] = place;
    if (text.charAt(place) !== '\\') place += 1;
    else place += text.charAt(place + 1) === 'u' ? 6 : 2;
  }
  return offsets;
}
