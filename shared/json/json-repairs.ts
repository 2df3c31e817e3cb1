import { endOfJsonString } from './depth.ts';

/** A stretch of text, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text of which everything that JSON forbids but has one reading is blanked out; offsets stay the same. */
export interface RepairedJson {
  readonly text: string;
  readonly byteOrderMark: boolean;
  readonly comments: readonly Stretch[];
  /** Offsets of the commas behind the last member of a list or object. */
  readonly trailingCommas: readonly number[];
}

const slash = 0x2f;
const star = 0x2a;
const comma = 0x2c;

/**
 * Blanks out a byte-order mark at the start, comments and trailing commas. A comma with nothing before it (`[,]`)
 * or behind another is no trailing comma, and a comment that is never closed is none. Linear, no recursion.
 */
export function repairJson(text: string): RepairedJson {
  const byteOrderMark = text.startsWith('\uFEFF');
  const comments: Stretch[] = [];
  const trailingCommas: number[] = [];
  const lastClose = text.lastIndexOf('*/');
  let pendingComma = -1;
  let previous = 0;

  for (let offset = byteOrderMark ? 1 : 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
    const commentEnd = code === slash ? endOfComment(text, offset, lastClose) : null;
    if (commentEnd !== null) {
      comments.push({ start: offset, end: commentEnd });
      offset = commentEnd - 1;
      continue;
    }
    const closes = code === 0x5d || code === 0x7d;
    if (closes && pendingComma >= 0) trailingCommas.push(pendingComma);
    pendingComma = code === comma && endsValue(previous) ? offset : -1;
    if (code === 0x22) offset = endOfJsonString(text, offset) - 1;
    previous = code;
  }
  return {
    text: blanked(text, byteOrderMark, comments, trailingCommas),
    byteOrderMark,
    comments,
    trailingCommas,
  };
}

/** Whether a value can end with this character, so that a comma behind it separates something. */
function endsValue(code: number): boolean {
  return code !== 0 && code !== comma && code !== 0x5b && code !== 0x7b && code !== 0x3a;
}

/**
 * The offset behind the comment that begins at `start`, or null where none does or it is never closed;
 * `lastClose` is the offset of the text's last star and slash.
 */
export function endOfComment(text: string, start: number, lastClose: number): number | null {
  const second = text.charCodeAt(start + 1);
  if (second === slash) {
    let end = start + 2;
    while (end < text.length && text.charCodeAt(end) !== 0x0a && text.charCodeAt(end) !== 0x0d) end += 1;
    return end;
  }
  if (second !== star || lastClose < start + 2) return null;
  return text.indexOf('*/', start + 2) + 2;
}

function blanked(
  text: string,
  byteOrderMark: boolean,
  comments: readonly Stretch[],
  trailingCommas: readonly number[],
): string {
  if (!byteOrderMark && comments.length === 0 && trailingCommas.length === 0) return text;
  const parts: string[] = byteOrderMark ? [' '] : [];
  let done = parts.length;
  let nextComma = 0;
  for (const comment of comments) {
    keepUntil(comment.start);
    parts.push(text.slice(comment.start, comment.end).replace(/[^\n\r]/g, ' '));
    done = comment.end;
  }
  keepUntil(text.length);
  return parts.join('');

  function keepUntil(end: number): void {
    for (let at = trailingCommas[nextComma]; at !== undefined && at < end; at = trailingCommas[nextComma]) {
      parts.push(text.slice(done, at), ' ');
      done = at + 1;
      nextComma += 1;
    }
    parts.push(text.slice(done, end));
    done = end;
  }
}
