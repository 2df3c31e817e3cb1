import type { CursorPlace } from '../json/cursor-place.ts';
import type { TextEdit } from '../policy/finding.ts';
import type { Completion, CompletionKind } from './completion.ts';
import type { Note } from './note.ts';
import { snippetText } from './snippet.ts';

/** What could be written at a place, before it is fitted into the text there. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly note: Note | null;
  /** The key, where one is written; its value follows unless there is one. */
  readonly key?: string;
  /** The value as a snippet. */
  readonly value: string;
  /** What typed text is compared with, without quotes. */
  readonly filter: string;
  readonly asksAgain?: boolean;
}

/** Fits a proposal into the text: it takes the place of the token, with the commas that are missing around it. */
export function completionOf(text: string, cursor: CursorPlace, proposal: Proposal): Completion {
  const { label, kind, detail, note, key, value, filter } = proposal;
  const { token, commaMissingAt, commaNeededAfter, quoted } = cursor;
  const keyAlone = key !== undefined && cursor.colonAfter;
  const written =
    key === undefined ? value : snippetText(JSON.stringify(key)) + (keyAlone ? '' : `: ${value}`);
  const commaHere = commaMissingAt === token.start;
  return {
    label,
    kind,
    detail,
    note,
    snippet:
      before(text, token.start, commaHere) + written + after(text, token.end, commaNeededAfter && !keyAlone),
    range: token,
    additionalEdits: commaMissingAt === null || commaHere ? [] : [insertion(commaMissingAt, ',')],
    filterText: quoted ? `"${filter}` : filter,
    asksAgain: proposal.asksAgain === true && !keyAlone,
  };
}

/** A comma where one is missing right here, and a space behind a comma or a colon. */
function before(text: string, start: number, comma: boolean): string {
  if (comma) return ', ';
  const previous = text.charAt(start - 1);
  return previous === ',' || previous === ':' ? ' ' : '';
}

function after(text: string, end: number, comma: boolean): string {
  if (!comma) return '';
  return /\s/.test(text.charAt(end)) ? ',' : ', ';
}

function insertion(at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}
