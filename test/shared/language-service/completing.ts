import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import { createTableFacts } from '../../../shared/evaluate/table-facts.ts';
import type { Completion, CompletionList } from '../../../shared/language-service/completion.ts';
import { completionsAt } from '../../../shared/language-service/completions.ts';
import type { CompletionContext } from '../../../shared/language-service/completions.ts';
import type { EntityFacts } from '../../../shared/language-service/entity-facts.ts';
import { applyTextEdits } from '../../../shared/policy/text-edits.ts';
import { documentedVocabulary } from '../../../shared/policy/vocabulary.ts';

/** What the objects of a small set have. */
export function factsOf(
  entities: readonly JsonObject[],
  relationships: readonly JsonObject[] = [],
): EntityFacts {
  const builder = createGraphTableBuilder();
  builder.beginFile('set');
  for (const entity of entities) builder.addEntity(entity);
  for (const relationship of relationships) builder.addRelationship(relationship);
  const facts = createTableFacts(builder.finish());
  return {
    setName: 'Sample',
    properties: async (query) => facts.properties(query),
    values: async (property, query) => facts.values(property, query),
    ids: async (search, limit) => facts.ids(search, limit),
  };
}

/** A text with its cursor, written as `|`. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1 || marked.includes('|', offset + 1)) throw new Error(`no cursor, or several: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The completions at the `|` of a text. */
export async function complete(
  marked: string,
  context: Partial<CompletionContext> = {},
): Promise<CompletionList> {
  const { text, offset } = withCursor(marked);
  return completionsAt(text, offset, {
    answers: defaultAnswers,
    vocabulary: documentedVocabulary,
    facts: null,
    trigger: null,
    ...context,
  });
}

/** The text with a completion accepted and nothing filled in but what the snippet suggests. */
export function accept(text: string, { range, snippet, additionalEdits }: Completion): string {
  return applyTextEdits(text, [...additionalEdits, { range, text: expanded(snippet) }]);
}

/** What a snippet puts into the text. */
export function expanded(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d/g, (_, escaped, filled) =>
    typeof escaped === 'string' ? escaped : typeof filled === 'string' ? expanded(filled) : '',
  );
}

/** The text with the completion of a label accepted at the `|`. */
export async function accepted(
  marked: string,
  label: string,
  context: Partial<CompletionContext> = {},
): Promise<string> {
  const { items } = await complete(marked, context);
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`no ${label} among ${items.map((one) => one.label).join(', ')}`);
  return accept(withCursor(marked).text, item);
}

/** The labels of the completions at the `|` of a text. */
export async function labels(
  marked: string,
  context: Partial<CompletionContext> = {},
): Promise<readonly string[]> {
  return (await complete(marked, context)).items.map(({ label }) => label);
}
