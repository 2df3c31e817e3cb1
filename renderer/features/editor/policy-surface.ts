import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { JsonPath, TextRange } from '../../../shared/policy/finding.ts';
import type { ChosenFacts } from '../entities/entity-facts.ts';
import { createDocumentModels, documentText, replaceText } from './document-models.ts';
import type { DocumentModel } from './document-models.ts';
import { configureEditors, editorOptions, optionsForSize } from './editor-options.ts';
import { applyEditorTheme } from './editor-theme.ts';
import type { EditorThemeName } from './editor-theme.ts';
import { registerAssistance } from './assistance.ts';
import { runEditorAction } from './editor-actions.ts';
import type { EditorAction } from './editor-actions.ts';
import { clearFindings, showFindings } from './finding-markers.ts';
import type { LintState, LintStore } from './lint-store.ts';
import { monaco } from './monaco.ts';
import type { PermissionLabels } from './permission-lenses.ts';
import { createPermissionMarks } from './permission-marks.ts';
import { plainLanguage, policyLanguage, registerPolicyLanguage } from './policy-language.ts';
import { registerQuickFixes } from './quick-fixes.ts';
import { selectWhereQuoteIsTyped } from './suggestion-focus.ts';
import { plainTextReason } from './text-limits.ts';

/** What the editor tells the window. */
export interface PolicySurfaceEvents {
  /** A person changed the text; versions grow with every text, also between documents. */
  onTextChange(text: string, version: number): void;
  /** Why the text is shown plain; null where it is shown in colours. */
  onPlain(reason: string | null): void;
  /** A person asks for the menu at this place of the window, in pixels. */
  onMenu(at: { readonly x: number; readonly y: number }): void;
  /** A person pressed the keys that lay the text out. */
  onFormat(): void;
  /** The first text stands on the screen with its findings. */
  onReady(): void;
}

/** A place to go to: a path into the policy, or a stretch of the text that is known already. */
export interface RevealTarget {
  readonly path: JsonPath;
  readonly range?: TextRange;
}

/** Monaco with a policy in it. */
export interface PolicySurface {
  /** Shows the text of a key, with the undo history and the place that it had when it was last shown. */
  open(key: string, text: string, name: string): void;
  /** Puts another text into the shown document, as one step that can be undone. */
  replace(text: string): void;
  /** The same as if a person typed it: the window is told of the new text. */
  write(text: string): void;
  focus(): void;
  setName(name: string): void;
  setAnswers(answers: Answers): void;
  setLabels(labels: PermissionLabels): void;
  setHighlighted(indexes: readonly number[]): void;
  setTheme(theme: EditorThemeName): void;
  reveal(target: RevealTarget): void;
  /** Does what a command asks; the answer says why it was not done, or is null. */
  run(action: EditorAction): Promise<string | null>;
  dispose(): void;
}

/** A change of at least this many characters leaves no squiggle where it was. */
const largeChange = 200;

/** After this long without a check of the newest text, in milliseconds, the squiggles of the older one go. */
const staleAfter = 300;

/** The longest, in milliseconds, that a text waits for its first check before it is shown. */
const longestHidden = 200;

/** Starts Monaco in a container, with no text yet. */
export function createPolicySurface(
  container: HTMLElement,
  lint: LintStore,
  initialAnswers: Answers,
  facts: ChosenFacts,
  events: PolicySurfaceEvents,
): PolicySurface {
  registerPolicyLanguage();
  void configureEditors();
  const fontFamily = getComputedStyle(container).getPropertyValue('--font-data').trim() || 'monospace';
  const editor = monaco.editor.create(container, {
    ...editorOptions,
    ...optionsForSize(false),
    fontFamily,
  });
  const documents = createDocumentModels();
  const marks = createPermissionMarks(editor);
  let answers = initialAnswers;
  let shown: DocumentModel | null = null;
  let version = lint.getState().version;
  let theme: EditorThemeName = 'light';
  let fromOutside = false;
  let ready = false;
  let plainReason: string | null = null;
  let staleTimer = 0;
  let shownTimer = 0;

  function takeText(text: string): void {
    if (shown === null) return;
    version += 1;
    // First, so that the text is checked while the rest of the keystroke is done.
    lint.check(text, version, answers);
    showPlain(shown.model, plainTextReason(text));
    clearTimeout(staleTimer);
    staleTimer = window.setTimeout(() => {
      if (shown !== null && lint.getState().version !== version) clearFindings(shown.model);
    }, staleAfter);
  }

  function showPlain(model: monaco.editor.ITextModel, reason: string | null): void {
    const language = reason === null ? policyLanguage : plainLanguage;
    if (model.getLanguageId() !== language) monaco.editor.setModelLanguage(model, language);
    if (reason === plainReason) return;
    plainReason = reason;
    editor.updateOptions(optionsForSize(reason !== null));
    events.onPlain(reason);
  }

  function showCheck(state: LintState): void {
    if (shown === null || !state.checked || state.version !== version) return;
    showFindings(shown.model, state.findings, shown.byteOrderMark.length);
    marks.take(state, shown.byteOrderMark.length);
    showText();
  }

  function showText(): void {
    clearTimeout(shownTimer);
    container.style.visibility = '';
    if (ready || shown === null) return;
    ready = true;
    requestAnimationFrame(() => events.onReady());
  }

  function changed(event: monaco.editor.IModelContentChangedEvent): void {
    if (shown === null) return;
    const size = event.changes.reduce((sum, change) => sum + change.text.length + change.rangeLength, 0);
    if (size >= largeChange) clearFindings(shown.model);
    const text = documentText(shown);
    takeText(text);
    if (!fromOutside) events.onTextChange(text, version);
  }

  async function reveal({ path, range }: RevealTarget): Promise<void> {
    const asked = version;
    const found = range ?? (await located(path, asked));
    if (found === null || shown === null || version !== asked) return;
    const shift = shown.byteOrderMark.length;
    const place = monaco.Range.fromPositions(
      shown.model.getPositionAt(found.start - shift),
      shown.model.getPositionAt(found.end - shift),
    );
    const oneLine = place.startLineNumber === place.endLineNumber;
    if (oneLine) editor.setSelection(place);
    else editor.setPosition(place.getStartPosition());
    editor.revealRangeInCenterIfOutsideViewport(place, monaco.editor.ScrollType.Immediate);
    editor.focus();
  }

  /** Waits for the check of the text, so that the path is looked up in what is on the screen. */
  async function located(path: JsonPath, wanted: number): Promise<TextRange | null> {
    if (lint.getState().version < wanted) {
      await new Promise<void>((resolve) => {
        const stop = lint.subscribe((state) => {
          if (state.version < wanted) return;
          stop();
          resolve();
        });
      });
    }
    return lint.locate(path, wanted);
  }

  const applyTheme = () => applyEditorTheme(theme, container);
  const themeWatch = new MutationObserver(applyTheme);
  themeWatch.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-theme'],
  });

  const disposables: monaco.IDisposable[] = [
    editor.onDidChangeModelContent(changed),
    editor.onContextMenu(({ event }) =>
      events.onMenu({ x: event.browserEvent.clientX, y: event.browserEvent.clientY }),
    ),
    registerQuickFixes((model) => {
      const state = lint.getState();
      if (shown?.model !== model || state.version !== version) return null;
      return { findings: state.findings, text: documentText(shown), shift: shown.byteOrderMark.length };
    }),
    registerAssistance((model) => (shown?.model === model ? { answers, facts: facts() } : null)),
    selectWhereQuoteIsTyped(editor),
    editor.addAction({
      id: 'policy.format',
      label: 'Format Policy',
      // Here and not by the window, because a Mac's keyboard gives another letter with these keys.
      keybindings: [monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF],
      run: () => events.onFormat(),
    }),
    monaco.editor.addKeybindingRules([
      {
        keybinding: monaco.KeyMod.CtrlCmd | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
        command: 'editor.action.startFindReplaceAction',
        when: 'editorFocus',
      },
      { keybinding: monaco.KeyCode.F8, command: 'editor.action.marker.next', when: 'editorFocus' },
      {
        keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8,
        command: 'editor.action.marker.prev',
        when: 'editorFocus',
      },
      // The window's own palette opens on Ctrl/Cmd+K: Monaco must not wait for a second key.
      { keybinding: monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyK, command: '' },
    ]),
    { dispose: lint.subscribe(showCheck) },
  ];

  return {
    open(key, text, name) {
      if (shown !== null) {
        shown.view = editor.saveViewState();
        clearFindings(shown.model);
      }
      lint.forget();
      shown = documents.open(key, text, name);
      container.style.visibility = 'hidden';
      shownTimer = window.setTimeout(showText, longestHidden);
      editor.setModel(shown.model);
      marks.reset();
      if (shown.view !== null) editor.restoreViewState(shown.view);
      takeText(text);
    },
    replace(text) {
      if (shown === null || documentText(shown) === text) return;
      fromOutside = true;
      replaceText(shown, text);
      fromOutside = false;
    },
    write(text) {
      if (shown === null) return;
      replaceText(shown, text);
    },
    focus: () => editor.focus(),
    setName: (name) => editor.updateOptions({ ariaLabel: `Policy text of ${name}` }),
    setAnswers(newest) {
      if (newest === answers) return;
      answers = newest;
      if (shown !== null) takeText(documentText(shown));
    },
    setLabels: (labels) => marks.setLabels(labels),
    setHighlighted: (indexes) => marks.setHighlighted(indexes),
    setTheme(name) {
      theme = name;
      applyTheme();
    },
    reveal: (target) => void reveal(target),
    run: (action) => runEditorAction(editor, action),
    dispose() {
      clearTimeout(staleTimer);
      clearTimeout(shownTimer);
      themeWatch.disconnect();
      for (const disposable of disposables) disposable.dispose();
      editor.dispose();
      documents.dispose();
      lint.forget();
    },
  };
}
