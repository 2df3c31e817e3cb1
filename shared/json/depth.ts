/** The deepest nesting of lists and objects that the program reads; `[]` is one deep. */
export const maximumJsonDepth = 200;

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Whether lists and objects nest deeper than the limit. Linear, without recursion, and safe before any parser:
 * brackets in strings don't count, and a string ends at a line break at the latest, as JSON demands.
 */
export function jsonDepthExceeds(text: string, limit: number): boolean {
  return depthExceededAt(text, limit) !== null;
}

/** The offset of the first bracket that nests deeper than the limit, or null. */
export function depthExceededAt(text: string, limit: number): number | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    switch (text.charCodeAt(offset)) {
      case quote:
        offset = endOfJsonString(text, offset) - 1;
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > limit) return offset;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
    }
  }
  return null;
}

/**
 * The offset behind the string that begins with the quote at `start`: behind its closing quote, or at the line
 * break or the end of the text where it is not closed.
 */
export function endOfJsonString(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === quote) return offset + 1;
    if (code === lineFeed || code === carriageReturn) return offset;
    offset += code === backslash ? 2 : 1;
  }
  return text.length;
}
