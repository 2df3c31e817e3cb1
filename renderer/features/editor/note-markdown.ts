import type { Note } from '../../../shared/language-service/note.ts';

/** A text that Monaco shows as Markdown. */
export interface NoteMarkdown {
  readonly value: string;
  readonly isTrusted: false;
  readonly supportHtml: false;
  readonly supportThemeIcons: false;
}

/** A note as Markdown in which every character of it is shown, none obeyed: its heading in bold, then its paragraphs. */
export function noteMarkdown({ heading, paragraphs }: Note): NoteMarkdown {
  const parts = [`**${plainMarkdown(heading)}**`, ...paragraphs.map(plainMarkdown)];
  return { value: parts.join('\n\n'), isTrusted: false, supportHtml: false, supportThemeIcons: false };
}

/** A text as Markdown that shows it: on one line, with a backslash before every sign that could mean something. */
export function plainMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`));
}
