import type { monaco } from './monaco.ts';

/** What commands can ask of the editor. */
export type EditorAction = 'quickFix' | 'nextProblem' | 'find' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste';

const triggers: Readonly<Record<Exclude<EditorAction, 'paste'>, string>> = {
  quickFix: 'editor.action.quickFix',
  nextProblem: 'editor.action.marker.next',
  find: 'actions.find',
  undo: 'undo',
  redo: 'redo',
  cut: 'editor.action.clipboardCutAction',
  copy: 'editor.action.clipboardCopyAction',
};

/** Does an action with the focus in the text; false where the window may not read the clipboard. */
export async function runEditorAction(
  editor: monaco.editor.ICodeEditor,
  action: EditorAction,
): Promise<boolean> {
  editor.focus();
  if (action !== 'paste') {
    editor.trigger('menu', triggers[action], null);
    return true;
  }
  try {
    const text = await navigator.clipboard.readText();
    editor.trigger('menu', 'paste', { text, pasteOnNewLine: false, multicursorText: null });
    return true;
  } catch {
    return false;
  }
}
