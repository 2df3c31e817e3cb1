import type { TextEdit, TextRange } from '../policy/finding.ts';
import type { Note } from './note.ts';

/** What a completion stands for, for its icon. */
export type CompletionKind =
  | 'key'
  | 'effect'
  | 'action'
  | 'resource'
  | 'object'
  | 'property'
  | 'value'
  | 'permission';

/** One thing that can be written at a place. Accepting it replaces `range` and makes the additional edits. */
export interface Completion {
  /** What the list shows; data in it has its invisible characters spelt out. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label, such as counts. */
  readonly detail: string;
  readonly note: Note | null;
  /** The text that is put there, with `$1`, `${1:text}` and `$0` as the places that a person fills in. */
  readonly snippet: string;
  readonly range: TextRange;
  /** Edits elsewhere, such as a comma that was missing; none touches `range`. */
  readonly additionalEdits: readonly TextEdit[];
  /** What typed text is compared with. */
  readonly filterText: string;
  /** Whether the first place that a person fills in has completions of its own. */
  readonly asksAgain: boolean;
}

/** The completions at a place, the most fitting first. */
export interface CompletionList {
  readonly items: readonly Completion[];
  /** Whether more typed text can bring up others. */
  readonly incomplete: boolean;
}
