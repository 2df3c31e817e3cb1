/** A name or value of the policy as it appears in a message: in quotes, escaped, cut to 60 characters. */
export function quotedText(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
