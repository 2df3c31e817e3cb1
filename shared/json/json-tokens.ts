import { endOfJsonString } from './depth.ts';
import { endOfComment } from './json-repairs.ts';

/** One token of a text that need not be JSON. */
export interface JsonToken {
  /** A word is anything else: a number, a literal, or a bare name. */
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word' | 'comment';
  /** In UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether a string has its closing quote, a comment its end; true for all others. */
  readonly closed: boolean;
}

/** Gives the tokens of one text. */
export interface JsonTokens {
  /** The first token that begins at or behind an offset; null where there is none. */
  readonly next: (offset: number) => JsonToken | null;
}

/** Reads a text as tokens: a string ends at its line's end at the latest, whatever stands in it. */
export function jsonTokens(text: string): JsonTokens {
  const lastClose = text.lastIndexOf('*/');

  function next(offset: number): JsonToken | null {
    let start = offset;
    while (start < text.length && isSpace(text.charCodeAt(start))) start += 1;
    if (start >= text.length) return null;
    const character = text.charAt(start);
    switch (character) {
      case '{':
      case '}':
      case '[':
      case ']':
      case ',':
      case ':':
        return { kind: character, start, end: start + 1, closed: true };
      case '"':
        return stringToken(text, start);
      default: {
        const comment = character === '/' ? endOfComment(text, start, lastClose) : null;
        // At the end of a line comment one still writes in it.
        if (comment !== null) {
          return { kind: 'comment', start, end: comment, closed: text.charAt(start + 1) === '*' };
        }
        return { kind: 'word', start, end: endOfWord(text, start), closed: true };
      }
    }
  }

  return { next };
}

function stringToken(text: string, start: number): JsonToken {
  const end = endOfJsonString(text, start);
  return { kind: 'string', start, end, closed: end - start > 1 && isQuoteAt(text, end - 1) };
}

/** Whether a quote that no backslash escapes stands at an offset. */
function isQuoteAt(text: string, offset: number): boolean {
  if (text.charAt(offset) !== '"') return false;
  let backslashes = 0;
  while (text.charAt(offset - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 0;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && !'{}[],:"'.includes(text.charAt(end))) {
    end += 1;
  }
  return end;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff || isLineMark(code)
  );
}

function isLineMark(code: number): boolean {
  return code === 0x2028 || code === 0x2029;
}
