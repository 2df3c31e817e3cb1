const codes = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A text of unknown origin as it may stand in a terminal or a report: control characters, line breaks, lone surrogates and what
 * turns or hides text are written as `\u{…}`, so that no name can move the cursor, feign a second line or turn what stands around it.
 */
export function printableText(text: string): string {
  return text.replace(codes, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same, cut to so many characters, the last of them an ellipsis. */
export function shortText(text: string, length: number): string {
  const printable = printableText(text.slice(0, length + 1));
  return printable.length > length ? `${printable.slice(0, length - 1)}…` : printable;
}
