import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { Completion, CompletionKind } from '../../../shared/language-service/completion.ts';
import { completionsAt } from '../../../shared/language-service/completions.ts';
import type { EntityFacts } from '../../../shared/language-service/entity-facts.ts';
import { hoverAt } from '../../../shared/language-service/hover.ts';
import type { TextRange } from '../../../shared/policy/finding.ts';
import { documentedVocabulary } from '../../../shared/policy/vocabulary.ts';
import { monaco } from './monaco.ts';
import { noteMarkdown } from './note-markdown.ts';
import { policyLanguage } from './policy-language.ts';

/** What the assistance in one text knows beside it. */
export interface Assisted {
  readonly answers: Answers;
  /** What the loaded set has; null where none is loaded. */
  readonly facts: EntityFacts | null;
}

/**
 * Offers completions and explanations on hover in the texts for which `assisted` knows something; dispose of the result
 * to take them back.
 */
export function registerAssistance(
  assisted: (model: monaco.editor.ITextModel) => Assisted | null,
): monaco.IDisposable {
  const registered = [
    monaco.languages.registerCompletionItemProvider(policyLanguage, {
      triggerCharacters: ['"', ':', ',', '[', '{'],
      async provideCompletionItems(model, position, { triggerCharacter }, token) {
        const known = assisted(model);
        if (known === null) return null;
        const trigger = triggerCharacter ?? null;
        const context = { ...known, vocabulary: documentedVocabulary, trigger };
        const list = await completionsAt(model.getValue(), model.getOffsetAt(position), context);
        if (token.isCancellationRequested || model.isDisposed()) return null;
        const suggestions = list.items.map((item, place) => suggestion(model, item, place));
        return { suggestions, incomplete: list.incomplete };
      },
    }),
    monaco.languages.registerHoverProvider(policyLanguage, {
      async provideHover(model, position, token) {
        const known = assisted(model);
        if (known === null) return null;
        const hover = await hoverAt(model.getValue(), model.getOffsetAt(position), known);
        if (hover === null || token.isCancellationRequested || model.isDisposed()) return null;
        return { range: rangeIn(model, hover.range), contents: [noteMarkdown(hover.note)] };
      },
    }),
  ];
  return {
    dispose() {
      for (const disposable of registered) disposable.dispose();
    },
  };
}

function suggestion(
  model: monaco.editor.ITextModel,
  item: Completion,
  place: number,
): monaco.languages.CompletionItem {
  return {
    label: { label: item.label, description: item.detail },
    kind: suggestionKinds[item.kind],
    insertText: item.snippet,
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range: rangeIn(model, item.range),
    filterText: item.filterText,
    sortText: String(place).padStart(5, '0'),
    additionalTextEdits: item.additionalEdits.map((edit) => ({
      range: rangeIn(model, edit.range),
      text: edit.text,
    })),
    ...(item.note === null ? {} : { documentation: noteMarkdown(item.note) }),
    ...(item.asksAgain ? { command: askAgain } : {}),
  };
}

const askAgain = { id: 'editor.action.triggerSuggest', title: 'Trigger Suggest' };

const kinds = monaco.languages.CompletionItemKind;

const suggestionKinds: Readonly<Record<CompletionKind, monaco.languages.CompletionItemKind>> = {
  key: kinds.Keyword,
  effect: kinds.EnumMember,
  action: kinds.Method,
  resource: kinds.Module,
  object: kinds.Reference,
  property: kinds.Field,
  value: kinds.Value,
  permission: kinds.Snippet,
};

function rangeIn(model: monaco.editor.ITextModel, { start, end }: TextRange): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
