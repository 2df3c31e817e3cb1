/** Whether a text takes more than `limit` bytes as UTF-8; a lone surrogate counts as the three of its replacement. */
export function utf8LengthExceeds(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = text.length;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code < 0x80) continue;
    const pair = code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(offset + 1));
    // A pair is two code units and four bytes.
    bytes += code >= 0x800 || pair ? 2 : 1;
    if (pair) offset += 1;
    if (bytes > limit) return true;
  }
  return bytes > limit;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
