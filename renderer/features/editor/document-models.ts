import { monaco } from './monaco.ts';
import { policyLanguage } from './policy-language.ts';

/** One open text with its undo history. */
export interface DocumentModel {
  readonly key: string;
  readonly model: monaco.editor.ITextModel;
  /** A byte-order mark that stood before the text; Monaco keeps none. */
  byteOrderMark: string;
  /** Cursor and scroll position of the last time it was shown. */
  view: monaco.editor.ICodeEditorViewState | null;
}

/** The texts that were open lately, by document key. */
export interface DocumentModels {
  /**
   * The text of a key: the one that was open before, brought to `text` by an edit that can be undone. `name` stands
   * above a problem in the text.
   */
  open(key: string, text: string, name: string): DocumentModel;
  dispose(): void;
}

/** More texts than this are forgotten with their undo history, the longest unused first. */
const maximumModels = 30;

const byteOrderMark = '\uFEFF';

/** Keeps the models of one editor. */
export function createDocumentModels(): DocumentModels {
  const models = new Map<string, DocumentModel>();
  let opened = 0;
  return {
    open(key, text, name) {
      const known = models.get(key);
      models.delete(key);
      const document = known ?? newDocument(key, text, name, (opened += 1));
      models.set(key, document);
      if (known !== undefined && documentText(known) !== text) replaceText(known, text);
      for (const [oldest, { model }] of models) {
        if (models.size <= maximumModels) break;
        models.delete(oldest);
        model.dispose();
      }
      return document;
    },
    dispose() {
      for (const { model } of models.values()) model.dispose();
      models.clear();
    },
  };
}

/** The whole text of a document, with its byte-order mark. */
export function documentText(document: DocumentModel): string {
  return document.byteOrderMark + document.model.getValue();
}

/** Puts another text into a document, as one step of its undo history. */
export function replaceText(document: DocumentModel, text: string): void {
  const { model } = document;
  document.byteOrderMark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  model.pushStackElement();
  model.pushEditOperations(
    null,
    [{ range: model.getFullModelRange(), text: text.slice(document.byteOrderMark.length) }],
    () => null,
  );
  model.pushStackElement();
}

function newDocument(key: string, text: string, name: string, number: number): DocumentModel {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const uri = monaco.Uri.from({ scheme: 'policy', path: `/${number}/${name}` });
  const model = monaco.editor.createModel(text.slice(mark.length), policyLanguage, uri);
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return { key, model, byteOrderMark: mark, view: null };
}
