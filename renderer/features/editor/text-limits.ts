/** Above this many UTF-16 code units a text is shown plain, without colours, brackets and folding. */
export const maximumColouredLength = 2_000_000;

/** A line above this many UTF-16 code units makes the whole text plain. */
export const maximumColouredLine = 100_000;

/** Why a text is shown plain, as a sentence for a person; null where it is shown in colours. */
export function plainTextReason(text: string): string | null {
  if (text.length > maximumColouredLength) {
    return 'This text is over 2 MB: it is shown without colours and folding, and checked all the same.';
  }
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > maximumColouredLine) {
      return 'A line of this text is over 100,000 characters long: it is shown without colours and folding, and checked all the same.';
    }
    if (end === -1) return null;
    start = end + 1;
  }
  return null;
}
