import { isJsonObject } from '../../../shared/json/json-value.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';
import type { BytePlaces } from './byte-places.ts';
import { acceptedForms, EntityFileProblem } from './entity-file-problem.ts';
import { graphObject } from './entity-shape.ts';
import type { GraphObject, ListRole } from './entity-shape.ts';
import type { ScanEnd } from './json-nesting.ts';
import { refuseTableRow, tableRemedy } from './table-rows.ts';

/** How many objects of each kind were added so far. */
export interface AddedCounts {
  readonly entities: number;
  readonly relationships: number;
}

/** Objects added one after the other: from `start` up to but without `end`, of each kind. */
export interface AddedRange {
  readonly start: AddedCounts;
  readonly end: AddedCounts;
}

/** Takes the graph objects of a file. */
export interface ObjectSink {
  readonly add: (object: GraphObject) => void;
  readonly added: () => AddedCounts;
  /** Says that of all that was added since a point only these ranges count, in this order. */
  readonly arrange: (since: AddedCounts, ranges: readonly AddedRange[]) => void;
}

/** What every reader of one file shares. */
export interface ReadingContext {
  readonly file: string;
  readonly places: BytePlaces;
  readonly sink: ObjectSink;
  readonly limits: ReadingLimits;
}

/** Sizes in bytes at which reading changes its way. */
export interface ReadingLimits {
  /** An object up to this size is parsed whole; a larger one is read list by list. */
  readonly wholeObject: number;
  /** The most bytes of a value that can't be read piece by piece. */
  readonly singleValue: number;
  /** The most bytes of one row of a CSV file. */
  readonly csvRow: number;
}

/** Adds the elements of a list. Throws an {@link EntityFileProblem} for an element that is no object. */
export function addElements(
  context: ReadingContext,
  list: { readonly name: string; readonly role: ListRole },
  elements: readonly JsonValue[],
  firstNumber: number,
): void {
  elements.forEach((element, index) => {
    if (!isJsonObject(element)) {
      const sentence = `element ${firstNumber + index} of ${list.name} is ${kindInWords(element)}, not an object; ${acceptedForms}.`;
      throw new EntityFileProblem('wrongShape', context.file, null, sentence);
    }
    if (firstNumber + index === 1) refuseTableRow(context.file, element);
    context.sink.add(graphObject(element, list.role));
  });
}

/** A refusal at a byte of the present chunk that JSON does not allow there. */
export function unexpectedByte(context: ReadingContext, index: number, expected: string): EntityFileProblem {
  return new EntityFileProblem(
    'notJson',
    context.file,
    context.places.placeAt(index),
    `this is not valid JSON: ${expected} must stand here; correct it there or export the file anew.`,
  );
}

/** The refusal for an end of a scan at a bracket that nests too deep, else nothing. */
export function refuseTooDeep(context: ReadingContext, end: ScanEnd): void {
  if (end.found !== 'tooDeep') return;
  throw new EntityFileProblem(
    'tooDeep',
    context.file,
    context.places.placeAt(end.at),
    'this is too deeply nested (limit 200); graph objects hold scalars and lists, so flatten the value or leave it out.',
  );
}

/** The refusal of a table result. */
export function tableRefused(context: ReadingContext): EntityFileProblem {
  return new EntityFileProblem('wrongShape', context.file, null, `this is a table result, ${tableRemedy}.`);
}

function kindInWords(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return `a ${typeof value}`;
}
