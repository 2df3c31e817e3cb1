import { endOfJsonString } from './depth.ts';
import { endOfComment } from './json-repairs.ts';

/** The replacement of a stretch of text that makes one quote, key or escape JSON's own. */
export interface QuoteEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const doubleQuotes = '“”„‟«»＂';
const singleQuotes = '‘’‚‛‹›＇';

/**
 * The edits that turn single quotes, typographic quotes and unquoted keys into JSON's double quotes; null where a
 * string has no single reading. Whether the outcome is JSON is for the caller to see. Linear, no recursion.
 */
export function quoteRepairs(text: string): readonly QuoteEdit[] | null {
  const edits: QuoteEdit[] = [];
  const lastClose = text.lastIndexOf('*/');
  let keyMayFollow = false;
  let behindString = false;
  for (let offset = 0; offset < text.length;) {
    const character = text.charAt(offset);
    const closing = closingQuotes(character);
    const afterTrivia = endOfTrivia(text, offset, lastClose);
    if (afterTrivia > offset) {
      offset = afterTrivia;
    } else if (closing !== null) {
      // Two strings side by side are no JSON, whatever their quotes.
      if (behindString) return null;
      behindString = true;
      const end =
        character === '"' ? endOfJsonString(text, offset) : repairString(text, offset, closing, edits);
      if (end === null) return null;
      offset = end;
      keyMayFollow = false;
    } else {
      const word = keyMayFollow ? wordAt(text, offset) : '';
      if (word !== '' && colonFollows(text, offset + word.length, lastClose)) {
        edits.push({ start: offset, end: offset, text: '"' });
        edits.push({ start: offset + word.length, end: offset + word.length, text: '"' });
      }
      offset += Math.max(word.length, 1);
      behindString = false;
      keyMayFollow = character === '{' || character === ',';
    }
  }
  return edits;
}

/** The characters that close a string opened by this one; null where it opens none. */
function closingQuotes(character: string): string | null {
  if (character === '"' || character === "'") return character;
  if (character <= '~') return null;
  if (doubleQuotes.includes(character)) return doubleQuotes;
  return singleQuotes.includes(character) ? singleQuotes : null;
}

/** Repairs the string that opens at `start`; the offset behind it, or null where it has no single reading. */
function repairString(text: string, start: number, closing: string, edits: QuoteEdit[]): number | null {
  edits.push({ start, end: start + 1, text: '"' });
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (closing.includes(character)) {
      edits.push({ start: offset, end: offset + 1, text: '"' });
      return offset + 1;
    }
    if (character === '\n' || character === '\r') return null;
    if (character === '"') {
      if (closing === doubleQuotes) return null;
      edits.push({ start: offset, end: offset, text: '\\' });
    } else if (character === '\\') {
      offset += 1;
      if (offset < text.length && closing.includes(text.charAt(offset))) {
        edits.push({ start: offset - 1, end: offset, text: '' });
      }
    }
  }
  return null;
}

/** The offset behind the white space, byte-order mark or comment at `offset`, or `offset` itself. */
function endOfTrivia(text: string, offset: number, lastClose: number): number {
  const code = text.charCodeAt(offset);
  if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff) return offset + 1;
  return code === 0x2f ? (endOfComment(text, offset, lastClose) ?? offset) : offset;
}

function wordAt(text: string, offset: number): string {
  const keyWord = /[\p{ID_Start}$_][\p{ID_Continue}$-]*/uy;
  keyWord.lastIndex = offset;
  return keyWord.exec(text)?.[0] ?? '';
}

function colonFollows(text: string, start: number, lastClose: number): boolean {
  for (let offset = start; offset < text.length;) {
    const next = endOfTrivia(text, offset, lastClose);
    if (next === offset) return text.charAt(offset) === ':';
    offset = next;
  }
  return false;
}
