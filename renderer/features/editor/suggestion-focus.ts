import type { monaco } from './monaco.ts';

/**
 * Lets the list of completions open with its first one chosen behind a typed quote, and with none behind a bracket, a
 * comma or a colon: there Enter most often means a new line.
 */
export function selectWhereQuoteIsTyped(editor: monaco.editor.ICodeEditor): monaco.IDisposable {
  let chosen = false;
  return editor.onDidChangeModelContent(({ changes, isFlush }) => {
    const [change] = changes;
    if (isFlush || change === undefined || changes.length > 1 || change.text.length !== 1) return;
    const quote = change.text === '"';
    if (quote === chosen) return;
    chosen = quote;
    editor.updateOptions({ suggest: { selectionMode: quote ? 'always' : 'whenQuickSuggestion' } });
  });
}
