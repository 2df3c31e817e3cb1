import { jsonTokens } from './json-tokens.ts';
import type { JsonToken, JsonTokens } from './json-tokens.ts';
import { openFrames } from './open-frames.ts';
import type { Frame, OpenFrames } from './open-frames.ts';

/** What stands around a cursor in a text that is being written and need not be JSON yet. */
export interface CursorPlace {
  /** What may stand here: the whole document, a key of an object, the value of a key, a member of a list. */
  readonly role: 'document' | 'key' | 'value' | 'element';
  /** The path of the object that a key belongs to; of the value itself in the other roles. */
  readonly path: readonly (string | number)[];
  /** What stands under the cursor and would be replaced, in UTF-16 code units; empty where nothing does. */
  readonly token: { readonly start: number; readonly end: number };
  /** Whether the token begins with a quote. */
  readonly quoted: boolean;
  /** Whether the token is complete: closed, where it is a string. */
  readonly closed: boolean;
  /** The offset behind which a comma is missing before the token; null where none is. */
  readonly commaMissingAt: number | null;
  /** Whether another member follows with no comma between. */
  readonly commaNeededAfter: boolean;
  /** Whether a colon follows: the token is a key that has, or will have, a value. */
  readonly colonAfter: boolean;
  /** The lists and objects around the cursor, outermost first, with what stands in them before and behind it. */
  readonly around: readonly Frame[];
}

/** The frames up to a permission's own are read to their end: of longer ones only what stands before matters. */
const framesReadOn = 4;

/**
 * Where a cursor stands, in time linear in the text and without recursion; null in a comment and wherever nothing
 * can stand. A string that is not closed ends at the cursor where the rest of its line needs no further quote.
 */
export function cursorPlaceAt(text: string, offset: number): CursorPlace | null {
  const tokens = jsonTokens(text);
  const frames = openFrames(text);
  let token = tokens.next(0);
  while (token !== null && endsBefore(token, offset)) {
    frames.take(token);
    token = tokens.next(token.end);
  }
  const touched = token !== null && touches(token, offset) ? token : null;
  if (touched?.kind === 'comment') return null;
  return placeOf(
    text,
    offset,
    touched === null ? null : cutAt(text, touched, offset, tokens),
    tokens,
    frames,
  );
}

function endsBefore(token: JsonToken, offset: number): boolean {
  if (token.kind === 'word' || !token.closed) return token.end < offset;
  return token.end <= offset;
}

function touches(token: JsonToken, offset: number): boolean {
  return token.kind === 'word' ? token.start <= offset : token.start < offset;
}

/**
 * A string whose closing quote opens the next one really: it was opened just now, before text that was complete.
 * Then its line has an odd number of quotes, and it ends with the characters of a name at the cursor.
 */
function cutAt(text: string, token: JsonToken, offset: number, tokens: JsonTokens): JsonToken {
  if (token.kind !== 'string') return token;
  if (token.closed && (quotesMatch(text, token.end, tokens) || closesName(text, token, offset))) return token;
  const name = /[\w*-]*(?:[.:][\w*-]+)*/y;
  name.lastIndex = offset;
  name.exec(text);
  return { ...token, end: Math.max(offset, name.lastIndex), closed: false };
}

function quotesMatch(text: string, from: number, tokens: JsonTokens): boolean {
  const lineEnd = endOfLine(text, from);
  for (
    let token = tokens.next(from);
    token !== null && token.start < lineEnd;
    token = tokens.next(token.end)
  ) {
    if (token.kind === 'string' && !token.closed) return false;
  }
  return true;
}

/** Whether nothing but a name stands between the cursor and the closing quote, and a sign behind that. */
function closesName(text: string, token: JsonToken, offset: number): boolean {
  const rest = text.slice(offset, token.end - 1);
  return /^[\w*.:-]+$/.test(rest) && /^\s*[,:}\]]/.test(text.slice(token.end, token.end + 20));
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\n\r]/);
  return end === -1 ? text.length : from + end;
}

function placeOf(
  text: string,
  offset: number,
  touched: JsonToken | null,
  tokens: JsonTokens,
  frames: OpenFrames,
): CursorPlace | null {
  const expected = frames.expected();
  if (expected === null) return null;
  const { role, path, commaMissingAt } = expected;
  let end = touched?.end ?? offset;
  let next = nextSign(tokens, end);
  if (touched === null && role === 'value' && next !== null) {
    const isNextKey = next.kind === 'string' && nextSign(tokens, next.end)?.kind === ':';
    if (next.kind === '{' || next.kind === '[') return null;
    if ((next.kind === 'string' || next.kind === 'word') && !isNextKey) {
      // The value is there, behind the cursor; a suggestion can replace it on the same line alone.
      if (endOfLine(text, offset) < next.end || !next.closed) return null;
      end = next.end;
      next = nextSign(tokens, end);
    }
  }
  const around = frames.around();
  const place: CursorPlace = {
    role,
    path,
    token: { start: touched?.start ?? offset, end },
    quoted: touched?.kind === 'string',
    closed: touched?.closed ?? false,
    commaMissingAt,
    commaNeededAfter: next !== null && needsComma(role, next, tokens),
    colonAfter: next?.kind === ':',
    around,
  };
  readOn(end, place, tokens, frames);
  return place;
}

function needsComma(role: CursorPlace['role'], next: JsonToken, tokens: JsonTokens): boolean {
  switch (next.kind) {
    case 'string':
    case 'word':
      // Behind a list that is not closed the keys of the object around it follow.
      return role !== 'document' && (role !== 'element' || nextSign(tokens, next.end)?.kind !== ':');
    case '{':
    case '[':
      return role === 'element' || role === 'value';
    default:
      return false;
  }
}

/** Takes what stands behind the cursor into the frames around it. */
function readOn(from: number, place: CursorPlace, tokens: JsonTokens, frames: OpenFrames): void {
  const depth = Math.min(framesReadOn, frames.depth());
  frames.skip(from, place.colonAfter);
  let offset = from;
  while (frames.depth() >= depth) {
    const token = tokens.next(offset);
    if (token === null) return;
    frames.take(token);
    offset = token.end;
  }
}

function nextSign(tokens: JsonTokens, from: number): JsonToken | null {
  let token = tokens.next(from);
  while (token?.kind === 'comment') token = tokens.next(token.end);
  return token;
}
