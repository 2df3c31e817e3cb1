import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { IConfigurationService } from 'monaco-editor/platform/configuration/common/configuration';
import { monaco } from './monaco.ts';

/** How a policy's text is edited: a quiet page of data, safe with hostile text, usable by keyboard alone. */
export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  model: null,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  autoDetectHighContrast: false,
  fontSize: 13,
  lineHeight: 20,
  fontLigatures: false,
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 14,
  glyphMargin: false,
  padding: { top: 8, bottom: 8 },
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  scrollBeyondLastLine: false,
  overviewRulerBorder: false,
  overviewRulerLanes: 2,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'gutter',
  renderFinalNewline: 'on',
  find: { addExtraSpaceOnTop: false },
  contextmenu: false,
  guides: { indentation: false, bracketPairs: false },
  scrollbar: { useShadows: false, verticalScrollbarSize: 12, horizontalScrollbarSize: 12 },
  // Monaco 0.57 loops for ever in its tree of brackets where lines below the view were replaced and are not yet
  // coloured (select all, type `{"`): nothing may ask for that tree.
  matchBrackets: 'never',
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  bracketPairColorization: { enabled: false },
  foldingStrategy: 'indentation',
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
  hover: { delay: 250, above: true },
  // Hostile text is shown, never obeyed: direction overrides, invisible and look-alike characters stand out.
  renderControlCharacters: true,
  unicodeHighlight: {
    ambiguousCharacters: true,
    invisibleCharacters: true,
    nonBasicASCII: false,
    includeComments: true,
    includeStrings: true,
  },
  unusualLineTerminators: 'off',
  colorDecorators: false,
  links: false,
  // Nothing is proposed that the policy language does not know.
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: 'on', other: 'on', comments: 'off' },
  suggestOnTriggerCharacters: true,
  suggest: {
    selectionMode: 'whenQuickSuggestion',
    showWords: false,
    shareSuggestSelections: false,
    localityBonus: false,
    preview: false,
  },
  suggestSelection: 'first',
  acceptSuggestionOnCommitCharacter: false,
  snippetSuggestions: 'inline',
  inlineSuggest: { enabled: false },
  occurrencesHighlight: 'off',
  formatOnPaste: false,
  trimAutoWhitespace: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
};

/** What changes where a text is too large for colours and folding. */
export function optionsForSize(plain: boolean): monaco.editor.IEditorOptions {
  return {
    folding: !plain,
    selectionHighlight: !plain,
  };
}

/** Sets what is no option of a single editor; call it before the first one is made. */
export async function configureEditors(): Promise<void> {
  // A heading among the quick fixes stands in their list box, where no reader expects one.
  const configuration = StandaloneServices.get(IConfigurationService);
  await configuration.updateValue('editor.codeActionWidget.showHeaders', false);
}
