/** A text as it stands in a snippet, where dollar signs, closing braces and backslashes mean something. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}
