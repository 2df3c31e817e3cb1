import type { Answers } from '../evaluate/answers.ts';
import type { PropertyFact, ValueFact } from '../evaluate/table-facts.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import { visibleJson, visibleText } from '../json/visible-text.ts';
import { documentedFilterKeys } from '../policy/vocabulary.ts';
import type { Proposal } from './completion-edit.ts';
import { countWords } from './entity-facts.ts';
import type { EntityFacts } from './entity-facts.ts';
import { propertyNote, valueNote } from './entity-notes.ts';
import { questionParagraphs } from './note.ts';
import type { ConditionForm, PolicyPart, PolicyPlace } from './policy-place.ts';
import { typesAround } from './policy-place.ts';
import { snippetText } from './snippet.ts';

/** Proposals, and whether more typed text can bring up others. */
export interface FoundProposals {
  readonly proposals: readonly Proposal[];
  readonly incomplete: boolean;
}

/** The most properties, values and ids that one list shows. */
export const listed = { properties: 1000, values: 100, ids: 100 };

/** The longest label, in characters. */
const longestLabel = 80;

/** The properties that objects of the set have and the filter does not name yet; without a set the documented ones. */
export async function propertyProposals(
  place: PolicyPlace,
  form: ConditionForm,
  typed: string,
  facts: EntityFacts | null,
): Promise<FoundProposals> {
  const types = typesAround(place);
  const { inside } = place;
  const found = await facts?.properties({ search: '', types, limit: listed.properties });
  const value = form === 'stringEquals' ? '"$1"' : '["$1"]';
  if (facts === null || found === undefined || found.total === 0) {
    const known = documentedFilterKeys.filter((name) => !inside.members.has(name));
    return { proposals: known.map((name) => namedProperty(name, value)), incomplete: false };
  }
  const missing = found.items.length < found.total;
  // What a list of a thousand leaves out is looked up by what is typed.
  const more = missing ? await facts.properties({ search: typed, types, limit: listed.properties }) : found;
  const proposals = documentedFirst(more.items)
    .filter(({ name }) => !inside.members.has(name))
    .map((fact): Proposal => ({
      ...namedProperty(fact.name, value),
      detail: detailOf(fact),
      note: propertyNote(fact, types, facts.setName),
    }));
  return { proposals, incomplete: missing };
}

/** The values that a property has in the set and the list does not name yet. */
export async function valueProposals(
  place: PolicyPlace,
  part: Extract<PolicyPart, { readonly kind: 'value' }>,
  typed: string,
  facts: EntityFacts | null,
  answers: Answers,
): Promise<FoundProposals> {
  if (facts === null) return { proposals: [], incomplete: false };
  const types = typesAround(place);
  const { items, total } = await facts.values(part.property, { search: typed, types, limit: listed.values });
  const taken: ReadonlySet<unknown> = new Set(part.inList ? place.inside.items : []);
  // In a list of its own where nothing is written yet: the documented form of queryFilters.
  const inOwnList = part.form === 'queryFilters' && !part.inList && !place.cursor.quoted;
  const proposals = new Map<string, Proposal>();
  for (const fact of items) {
    // stringEquals compares texts: a number equals its text or, with `nonString`, nothing at all.
    const value = part.form === 'stringEquals' ? String(fact.value) : fact.value;
    const written = visibleJson(value);
    if (taken.has(value) || proposals.has(written)) continue;
    proposals.set(written, {
      label: visibleText(String(fact.value), longestLabel),
      kind: 'value',
      detail: detailOf(fact),
      note: valueNote(
        part.property,
        fact,
        facts.setName,
        questionParagraphs(questionsOf(part.form, fact), answers),
      ),
      value: snippetText(inOwnList ? `[${written}]` : written),
      filter: String(fact.value),
    });
  }
  return { proposals: [...proposals.values()], incomplete: items.length < total };
}

/** The entities of the set whose id begins with what stands behind `entity:`, or whose name contains it. */
export async function entityProposals(
  place: PolicyPlace,
  typed: string,
  facts: EntityFacts | null,
  wrap: (name: string) => string,
): Promise<FoundProposals> {
  if (facts === null || !typed.startsWith(entityPrefix)) return { proposals: [], incomplete: false };
  const { items, total } = await facts.ids(typed.slice(entityPrefix.length), listed.ids);
  const proposals = items
    .filter(({ id }) => !place.inside.items.includes(entityPrefix + id))
    .map(({ id, name, type }): Proposal => ({
      label: visibleText(name, longestLabel),
      kind: 'object',
      detail: type === null ? '' : visibleText(type, longestLabel),
      note: {
        heading: visibleText(name, longestLabel),
        paragraphs: [
          `${type === null ? 'An entity' : visibleText(type, longestLabel)} of ${facts.setName}.`,
          `_id ${visibleJson(id)}`,
        ],
      },
      value: wrap(snippetText(visibleJson(entityPrefix + id))),
      // Found by its name as well as by its id.
      filter: `${entityPrefix}${id} ${entityPrefix}${name}`,
    }));
  return { proposals, incomplete: items.length < total };
}

const entityPrefix = 'entity:';

/** The questions on which it hangs whether a value that is written as here holds. */
export function questionsOf(
  form: ConditionForm,
  { value, inLists }: Pick<ValueFact, 'value' | 'inLists'>,
): readonly QuestionId[] {
  return [
    ...(form === 'stringEquals' && typeof value !== 'string' ? (['nonString'] as const) : []),
    ...(inLists > 0 ? (['multiValued'] as const) : []),
  ];
}

function namedProperty(name: string, value: string): Proposal {
  return {
    label: visibleText(name, longestLabel),
    kind: 'property',
    detail: '',
    note: null,
    key: name,
    value,
    filter: name,
    asksAgain: true,
  };
}

/**
 * The documented properties first, those that no object of the asked types has last; among each the server's own after
 * the others.
 */
function documentedFirst(items: readonly PropertyFact[]): readonly PropertyFact[] {
  return items.toSorted((one, other) => documentedRank(one) - documentedRank(other));
}

function documentedRank({ name, ofTypes }: PropertyFact): number {
  const place = documentedFilterKeys.findIndex((key) => key === name);
  if (place !== -1 && ofTypes !== 0) return place;
  return documentedFilterKeys.length + (ofTypes === 0 ? 2 : 0) + Number(name.startsWith('_'));
}

function detailOf(fact: PropertyFact | ValueFact): string {
  const { ofTypes } = fact;
  return ofTypes === null || ofTypes === 0
    ? countWords(fact)
    : `${ofTypes.toLocaleString('en-US')} of this type`;
}
