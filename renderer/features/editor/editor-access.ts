import type { EditorAction } from './editor-actions.ts';

/** What commands may do with the editor that is on screen. */
export interface EditorTarget {
  /** Does an action of the editor, with the focus in the text; the answer says why it was not done, or is null. */
  run(action: EditorAction): Promise<string | null>;
  /** Puts another text in the place of the whole, as if it was typed: one step that can be undone. */
  write(text: string): void;
  focus(): void;
}

/** The way from commands to the editor on screen, which comes and goes with its pane. */
export interface EditorAccess {
  readonly present: () => EditorTarget | null;
  /** Makes an editor the present one; the answer takes it back. */
  readonly attach: (target: EditorTarget) => () => void;
}

/** Creates the way to the editor, with none on screen. */
export function createEditorAccess(): EditorAccess {
  let target: EditorTarget | null = null;
  return {
    present: () => target,
    attach(attached) {
      target = attached;
      return () => {
        if (target === attached) target = null;
      };
    },
  };
}
