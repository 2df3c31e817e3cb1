/** A piece of a sentence: words of the program, or data, which may be hostile. */
export type TextPart = string | { readonly data: string };

const inSentence = 120;

/** Data cut to what fits in a sentence, or to so many code units, never through the middle of a character. */
export function shortData(text: string, longest = inSentence): TextPart {
  if (text.length <= longest) return { data: text };
  const end = isHighSurrogate(text, longest - 1) ? longest - 1 : longest;
  return { data: `${text.slice(0, end)}…` };
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
