import { formatEdits } from '../../../shared/language-service/format.ts';
import { monaco } from './monaco.ts';

/** What commands can ask of the editor. */
export type EditorAction =
  | 'quickFix'
  | 'nextProblem'
  | 'find'
  | 'replace'
  | 'suggest'
  | 'explain'
  | 'format'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste';

const triggers: Readonly<Record<Exclude<EditorAction, 'paste' | 'format'>, string>> = {
  quickFix: 'editor.action.quickFix',
  nextProblem: 'editor.action.marker.next',
  find: 'actions.find',
  replace: 'editor.action.startFindReplaceAction',
  suggest: 'editor.action.triggerSuggest',
  explain: 'editor.action.showHover',
  undo: 'undo',
  redo: 'redo',
  cut: 'editor.action.clipboardCutAction',
  copy: 'editor.action.clipboardCopyAction',
};

/** Does an action with the focus in the text; the answer says why it was not done, or is null. */
export async function runEditorAction(
  editor: monaco.editor.ICodeEditor,
  action: EditorAction,
): Promise<string | null> {
  editor.focus();
  if (action === 'format') return formatText(editor);
  if (action !== 'paste') {
    editor.trigger('menu', triggers[action], null);
    return null;
  }
  try {
    const text = await navigator.clipboard.readText();
    editor.trigger('menu', 'paste', { text, pasteOnNewLine: false, multicursorText: null });
    return null;
  } catch {
    return 'The window may not read the clipboard: press Ctrl+V or ⌘V to paste.';
  }
}

/** Lays the text out as one step that can be undone. */
function formatText(editor: monaco.editor.ICodeEditor): string | null {
  const model = editor.getModel();
  if (model === null) return null;
  const edits = formatEdits(model.getValue());
  if (edits === null) {
    return 'This text can’t be laid out: mend its brackets and quotes first, or make it smaller.';
  }
  editor.pushUndoStop();
  editor.executeEdits(
    'format',
    edits.map(({ range, text }) => ({
      range: monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end)),
      text,
    })),
  );
  editor.pushUndoStop();
  return null;
}
