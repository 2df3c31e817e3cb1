import type { PropertyFact, ValueFact } from '../evaluate/table-facts.ts';
import type { ValueKind } from '../evaluate/property-counts.ts';
import { visibleText, visibleValue } from '../json/visible-text.ts';
import { countWords } from './entity-facts.ts';
import type { Note } from './note.ts';

const longest = 200;

const kindWords: Readonly<Record<ValueKind, string>> = {
  string: 'text',
  number: 'numbers',
  boolean: 'true or false',
  list: 'lists of several values',
  null: 'null',
  object: 'objects',
};

/** What the set knows of a property. */
export function propertyNote(fact: PropertyFact, types: readonly string[], setName: string): Note {
  const values = fact.kinds.map((kind) => kindWords[kind]).join(', ');
  return {
    heading: visibleText(fact.name, longest),
    paragraphs: [
      `${countWords(fact)} of ${setName} have it${values === '' ? '' : `: ${values}`}.`,
      ...typesParagraph(fact, types),
    ],
  };
}

/** What the set knows of one value of a property; `more` are paragraphs on what hangs on open questions. */
export function valueNote(property: string, fact: ValueFact, setName: string, more: readonly string[]): Note {
  const inLists =
    fact.inLists === 0
      ? ''
      : `; in ${fact.inLists.toLocaleString('en-US')} it is one of several values in a list`;
  return {
    heading: visibleValue(fact.value, longest),
    paragraphs: [
      `${visibleText(property, longest)} of ${countWords(fact)} of ${setName} is this value${inLists}.`,
      ...more,
    ],
  };
}

function typesParagraph({ ofTypes }: PropertyFact, types: readonly string[]): readonly string[] {
  if (ofTypes === null) return [];
  const names = types.slice(0, 5).map((type) => visibleText(type, longest));
  const count = ofTypes.toLocaleString('en-US');
  return [
    `Of the objects of type ${names.join(', ')}${types.length > names.length ? ' and others' : ''}: ${count}.`,
  ];
}
