import type { CommandAction, CommandActions } from '../../commands/command-actions.ts';
import type { EditorAccess } from './editor-access.ts';
import type { EditorAction } from './editor-actions.ts';

/** The commands that act on the text in the editor. */
export type EditorCommandId =
  | 'edit.undo'
  | 'edit.redo'
  | 'edit.cut'
  | 'edit.copy'
  | 'edit.paste'
  | 'edit.find'
  | 'edit.replace'
  | 'edit.suggest'
  | 'edit.explain'
  | 'edit.format'
  | 'edit.quickFix'
  | 'edit.nextProblem';

/** The actions of the editor's commands; `tell` shows a person why something was not done. */
export function editorCommands(
  editor: EditorAccess,
  tell: (sentence: string) => void,
): CommandActions<EditorCommandId> {
  function action(name: EditorAction): CommandAction {
    return {
      refusal: () => (editor.present() === null ? 'Open a policy first: there is no text to edit.' : null),
      async run() {
        const problem = (await editor.present()?.run(name)) ?? null;
        if (problem !== null) tell(problem);
      },
    };
  }
  return {
    'edit.undo': action('undo'),
    'edit.redo': action('redo'),
    'edit.cut': action('cut'),
    'edit.copy': action('copy'),
    'edit.paste': action('paste'),
    'edit.find': action('find'),
    'edit.replace': action('replace'),
    'edit.suggest': action('suggest'),
    'edit.explain': action('explain'),
    'edit.format': action('format'),
    'edit.quickFix': action('quickFix'),
    'edit.nextProblem': action('nextProblem'),
  };
}
