import { configureEditors, editorOptions } from './editor-options.ts';
import { applyEditorTheme } from './editor-theme.ts';
import type { EditorThemeName } from './editor-theme.ts';
import { monaco } from './monaco.ts';
import { plainLanguage, policyLanguage, registerPolicyLanguage } from './policy-language.ts';
import { plainTextReason } from './text-limits.ts';

/** Two texts beside each other. */
export interface ComparisonSurface {
  /** Shows what stands in the second text and not in the first, and the other way round. */
  show(before: string, after: string): void;
  setTheme(theme: EditorThemeName): void;
  focus(): void;
  dispose(): void;
}

/** Starts Monaco's comparison in a container; `names` are those of both sides, for screen readers. */
export function createComparisonSurface(
  container: HTMLElement,
  names: { readonly before: string; readonly after: string },
): ComparisonSurface {
  registerPolicyLanguage();
  void configureEditors();
  const { model: _none, hover: _hover, ...options } = editorOptions;
  const editor = monaco.editor.createDiffEditor(container, {
    ...options,
    fontFamily: getComputedStyle(container).getPropertyValue('--font-data').trim() || 'monospace',
    readOnly: true,
    domReadOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    // A policy's lines are long: a side that is cut would hide what differs.
    renderSideBySideInlineBreakpoint: 560,
    diffWordWrap: 'on',
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    renderOverviewRuler: false,
    hideUnchangedRegions: { enabled: true },
    ignoreTrimWhitespace: false,
    diffAlgorithm: 'advanced',
  });
  // Monaco's own options for these names are gone once any other option of a side is set.
  function nameSides(): void {
    editor.getOriginalEditor().updateOptions({ ariaLabel: names.before });
    editor.getModifiedEditor().updateOptions({ ariaLabel: names.after });
  }
  let models: readonly monaco.editor.ITextModel[] = [];
  let theme: EditorThemeName = 'light';

  function release(): void {
    editor.setModel(null);
    for (const model of models) model.dispose();
    models = [];
  }

  return {
    show(before, after) {
      release();
      const [original, modified] = [modelOf(before), modelOf(after)];
      models = [original, modified];
      editor.setModel({ original, modified });
      nameSides();
    },
    setTheme(name) {
      theme = name;
      applyEditorTheme(theme, container);
    },
    focus: () => editor.getModifiedEditor().focus(),
    dispose() {
      release();
      editor.dispose();
    },
  };
}

function modelOf(text: string): monaco.editor.ITextModel {
  const language = plainTextReason(text) === null ? policyLanguage : plainLanguage;
  const model = monaco.editor.createModel(text, language);
  // As in the editor itself: nothing may ask for the tree of brackets.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return model;
}
