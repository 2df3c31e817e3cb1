import { format } from 'jsonc-parser';
import { jsonDepthExceeds, maximumJsonDepth } from '../json/depth.ts';
import { jsonTokens } from '../json/json-tokens.ts';
import type { JsonToken } from '../json/json-tokens.ts';
import type { TextEdit } from '../policy/finding.ts';
import { applyTextEdits } from '../policy/text-edits.ts';

/** Longer texts, in UTF-16 code units, are left as they are. */
const longestText = 2_000_000;

/** A list or object stands on one line where that line has at most so many characters. */
const widestLine = 100;

/** A policy, its list of permissions and each permission always have a line for each member. */
const alwaysBroken = 3;

const indentation = 2;

/**
 * The edits that lay a policy's text out, of white space alone: two spaces a level, a line for each member of a
 * permission, short lists and conditions on one line. Null where the text is broken, too deep or too long; where
 * there are comments, every line break stays.
 */
export function formatEdits(text: string): readonly TextEdit[] | null {
  if (text.length > longestText || jsonDepthExceeds(text, maximumJsonDepth)) return null;
  const tokens = allTokens(text);
  const ends = closingTokens(tokens);
  if (ends === null) return null;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (tokens.some(({ kind }) => kind === 'comment')) return formatAroundComments(text, eol);
  return layOut(text, tokens, ends, eol);
}

/** The text laid out; as it is where that can't be done. */
export function formatPolicy(text: string): string {
  return applyTextEdits(text, formatEdits(text) ?? []);
}

function allTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  const reader = jsonTokens(text);
  for (let token = reader.next(0); token !== null; token = reader.next(token.end)) tokens.push(token);
  return tokens;
}

/** For each opening bracket the place of its closing one; null where one has none or a string is not closed. */
function closingTokens(tokens: readonly JsonToken[]): ReadonlyMap<number, number> | null {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [place, { kind, closed }] of tokens.entries()) {
    if (kind === 'string' && !closed) return null;
    if (kind === '{' || kind === '[') open.push(place);
    if (kind !== '}' && kind !== ']') continue;
    const start = open.pop();
    if (start === undefined || (tokens[start]?.kind === '{') !== (kind === '}')) return null;
    ends.set(start, place);
  }
  return open.length === 0 ? ends : null;
}

function layOut(
  text: string,
  tokens: readonly JsonToken[],
  ends: ReadonlyMap<number, number>,
  eol: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const widths = widthsBefore(tokens);
  /** Whether each open list or object has a line for each member. */
  const broken: boolean[] = [];
  let lineStart = 0;

  const newLine = (place: number, depth: number): string => {
    lineStart = (widths[place] ?? 0) - depth * indentation;
    return eol + ' '.repeat(depth * indentation);
  };

  for (const [place, token] of tokens.entries()) {
    const previous = tokens[place - 1];
    let space = '';
    if (previous !== undefined) {
      const closes = token.kind === '}' || token.kind === ']';
      const inBroken = closes ? broken.pop() === true : broken.at(-1) === true;
      const memberStarts = previous.kind === ',' || opens(previous);
      const isEmpty = closes && opens(previous);
      if (inBroken && !isEmpty && (closes || memberStarts)) space = newLine(place, broken.length);
      else if (!isEmpty) space = spaceBetween(previous, token);
    }
    const from = previous?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
    if (text.slice(from, token.start) !== space) {
      edits.push({ range: { start: from, end: token.start }, text: space });
    }
    const end = ends.get(place);
    if (end !== undefined) {
      const comma = tokens[end + 1]?.kind === ',' ? 1 : 0;
      const width = (widths[end + 1] ?? 0) + comma - lineStart;
      broken.push(broken.length < alwaysBroken || width > widestLine);
    }
  }
  const last = tokens.at(-1)?.end ?? text.length;
  if (tokens.length > 0 && text.slice(last) !== eol) {
    edits.push({ range: { start: last, end: text.length }, text: eol });
  }
  return edits;
}

function opens({ kind }: JsonToken): boolean {
  return kind === '{' || kind === '[';
}

/** How wide all tokens before each one are, were they on one line. */
function widthsBefore(tokens: readonly JsonToken[]): Uint32Array {
  const widths = new Uint32Array(tokens.length + 1);
  let width = 0;
  for (const [place, token] of tokens.entries()) {
    const previous = tokens[place - 1];
    if (previous !== undefined) width += spaceBetween(previous, token).length;
    widths[place] = width;
    width += token.end - token.start;
  }
  widths[tokens.length] = width;
  return widths;
}

/** What stands between two tokens on one line. */
function spaceBetween(previous: JsonToken, token: JsonToken): string {
  if (token.kind === ',' || token.kind === ':') return '';
  if (previous.kind === '[' || token.kind === ']') return '';
  return previous.kind === '{' && token.kind === '}' ? '' : ' ';
}

function formatAroundComments(text: string, eol: string): readonly TextEdit[] {
  const options = { tabSize: indentation, insertSpaces: true, eol, keepLines: true };
  return format(text, undefined, options).map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    text: content,
  }));
}
