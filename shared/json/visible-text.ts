import { jsonText } from './json-text.ts';
import type { Scalar } from './json-value.ts';

const invisible = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The JSON text of a value in which what hides or turns text is spelt as an escape; `JSON.parse` gives the value. */
export function visibleJson(value: Scalar): string {
  return jsonText(value).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text of unknown origin on one line: as in JSON, without the quotes around it, cut to so many characters. */
export function visibleText(text: string, longest: number): string {
  // Cut before as well, so that huge texts are cheap.
  return cut(
    visibleJson(text.slice(0, longest + 1))
      .slice(1, -1)
      .replaceAll('\\"', '"'),
    longest,
  );
}

/** A value of unknown origin on one line: its JSON text, cut to so many characters. */
export function visibleValue(value: Scalar, longest: number): string {
  return cut(visibleJson(typeof value === 'string' ? value.slice(0, longest + 1) : value), longest);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
