import type { Answers } from '../evaluate/answers.ts';
import type { PropertyFact, ValueFact } from '../evaluate/table-facts.ts';
import type { Scalar } from '../json/json-value.ts';
import { visibleText, visibleValue } from '../json/visible-text.ts';
import { actionFacts, resourceFacts, wordFacts } from '../policy/document-facts.ts';
import type { NameFacts } from '../policy/document-facts.ts';
import type { TextRange } from '../policy/finding.ts';
import { vocabularyDate } from '../policy/vocabulary.ts';
import type { EntityFacts } from './entity-facts.ts';
import { propertyNote, valueNote } from './entity-notes.ts';
import { factsNote, questionParagraphs } from './note.ts';
import type { Note } from './note.ts';
import { policyPlaceAt, tokenText, typesAround } from './policy-place.ts';
import type { PolicyPart, PolicyPlace } from './policy-place.ts';
import { questionsOf } from './property-proposals.ts';

/** What hovering knows beside the text. */
export interface HoverContext {
  readonly answers: Answers;
  /** What the loaded set has; null where none is loaded. */
  readonly facts: EntityFacts | null;
}

/** What is said of the thing at a place. */
export interface Hover {
  readonly range: TextRange;
  readonly note: Note;
}

const longest = 200;

/**
 * What the documents say of the word, name or property at an offset, with page and date, what they leave open, and what
 * the loaded set has of it; null where there is nothing to say.
 */
export async function hoverAt(text: string, offset: number, context: HoverContext): Promise<Hover | null> {
  const place = policyPlaceAt(text, offset);
  if (place === null || place.cursor.token.start === place.cursor.token.end) return null;
  // A value that only stands behind the place, past white space, is not what is pointed at.
  if (offset === place.cursor.token.start && !place.cursor.quoted && /\s/.test(text.charAt(offset)))
    return null;
  const note = await noteOf(place, text, context);
  return note === null ? null : { range: place.cursor.token, note };
}

async function noteOf(place: PolicyPlace, text: string, context: HoverContext): Promise<Note | null> {
  const { part } = place;
  const name = tokenText(text, place);
  switch (part.kind) {
    case 'policyKey':
    case 'permissionKey':
    case 'effect':
      return wordNote(name, context.answers);
    case 'operatorKey':
      return (
        wordNote(name, context.answers) ?? {
          heading: visibleText(name, longest),
          paragraphs: [
            'No document names this operator.',
            ...questionParagraphs(['unknownOperator'], context.answers),
          ],
        }
      );
    case 'action':
      return factsNote(visibleText(name, longest), actionFacts(name) ?? unlisted('action'), context.answers);
    case 'resource':
      return await resourceNote(name, context);
    case 'property':
      return await propertyNoteOf(place, name, context);
    case 'value':
      return await valueNoteOf(place, part, text, context);
    default:
      return null;
  }
}

function wordNote(name: string, answers: Answers): Note | null {
  const words: Readonly<Record<string, NameFacts>> = wordFacts;
  const facts = Object.hasOwn(words, name) ? words[name] : undefined;
  return facts === undefined ? null : factsNote(name, facts, answers);
}

async function resourceNote(name: string, { answers, facts }: HoverContext): Promise<Note> {
  const note = factsNote(
    visibleText(name, longest),
    resourceFacts(name) ?? unlisted('type of resource'),
    answers,
  );
  if (facts === null || !name.startsWith('entity:')) return note;
  const id = name.slice('entity:'.length);
  const { items } = await facts.ids(id, 1);
  const entity = items.find((item) => item.id === id);
  if (entity === undefined) return note;
  const type = entity.type === null ? '' : ` (${visibleText(entity.type, longest)})`;
  const inSet = `In ${facts.setName}: ${visibleText(entity.name, longest)}${type}.`;
  return { ...note, paragraphs: [inSet, ...note.paragraphs] };
}

async function propertyNoteOf(
  place: PolicyPlace,
  name: string,
  { facts }: HoverContext,
): Promise<Note | null> {
  if (facts === null) return null;
  const types = typesAround(place);
  const { items } = await facts.properties({ search: name, types, limit: 10 });
  const fact = items.find((item) => item.name === name);
  if (fact === undefined) {
    const paragraphs = [`No object of ${facts.setName} has this property.`];
    return { heading: visibleText(name, longest), paragraphs };
  }
  const note = propertyNote(fact, types, facts.setName);
  const values = await facts.values(name, { search: '', types: [], limit: 5 });
  return { ...note, paragraphs: [...note.paragraphs, ...mostFrequent(fact, values.items, values.total)] };
}

function mostFrequent(fact: PropertyFact, values: readonly ValueFact[], total: number): readonly string[] {
  // Of what names its object, such as an id, no value is more frequent than another.
  if (values.length === 0 || total === fact.entities + fact.relationships) return [];
  const listed = values.map((value) => {
    const count = value.entities + value.relationships;
    return `${visibleValue(value.value, 60)} ${count.toLocaleString('en-US')}`;
  });
  const more = total - values.length;
  const rest = more > 0 ? ` and ${more.toLocaleString('en-US')} more` : '';
  return [`Most frequent: ${listed.join(' · ')}${rest}.`];
}

async function valueNoteOf(
  place: PolicyPlace,
  { form, property, inList }: Extract<PolicyPart, { readonly kind: 'value' }>,
  text: string,
  { answers, facts }: HoverContext,
): Promise<Note | null> {
  if (facts === null) return null;
  const value = valueAt(text, place);
  if (value === null) return null;
  const { items } = await facts.values(property, {
    search: String(value),
    types: typesAround(place),
    limit: 20,
  });
  // stringEquals compares texts, so that a number of the set is what is meant by its text.
  const fact =
    items.find((item) => item.value === value) ?? items.find((item) => String(item.value) === value);
  const valueList = form === 'stringEquals' && inList ? (['valueList'] as const) : [];
  if (fact === undefined) {
    return {
      heading: visibleValue(value, longest),
      paragraphs: [
        `${visibleText(property, longest)} of no object of ${facts.setName} is this value.`,
        ...questionParagraphs(valueList, answers),
      ],
    };
  }
  const questions = [...valueList, ...questionsOf(form, fact)];
  return valueNote(property, fact, facts.setName, questionParagraphs(questions, answers));
}

function valueAt(text: string, place: PolicyPlace): Scalar | null {
  const written = tokenText(text, place);
  if (place.cursor.quoted) return written;
  if (written === 'true' || written === 'false') return written === 'true';
  return /^-?\d/.test(written) && Number.isFinite(Number(written)) ? Number(written) : null;
}

function unlisted(what: string): NameFacts {
  return {
    facts: [{ says: `No page lists this ${what}; the newest list is of ${vocabularyDate}.`, page: null }],
    questions: [],
  };
}
