/** How the text on screen stands to the disk. */
export type SaveState =
  | { readonly state: 'saved' }
  /** Typed and not yet on disk at all. */
  | { readonly state: 'typed' }
  /** Kept beside the file: it survives a crash, the file does not have it yet. */
  | { readonly state: 'kept' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string }
  /** The file was changed by something else since this text grew from it. */
  | { readonly state: 'conflict' };

/** An open policy. */
export interface PolicyDocument {
  /** Changes whenever the editor must begin anew, with an undo history of its own. */
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** A text that took the place of the one on screen, as a step that can be undone; once for each, growing nonce. */
  readonly replacement: { readonly text: string; readonly nonce: number } | null;
  /** The file's text; null where only unsaved text is known. */
  readonly fileText: string | null;
  /** SHA-256 of the file that the text grew from; null for a file not yet written. */
  readonly baseHash: string | null;
  readonly save: SaveState;
  /** What was wrong when it was opened, in one sentence. */
  readonly problem: string | null;
  /** What another program did to the file while it was open, until a person goes on. */
  readonly outside: 'reloaded' | 'deleted' | null;
}

/** Whether the text on screen differs from the file. */
export function isDirty(document: PolicyDocument): boolean {
  return document.fileText === null || document.fileText !== document.text;
}
