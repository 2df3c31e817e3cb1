import type { LinePlace } from '../../../shared/json/line-positions.ts';

/** Why a file gives no entity set. */
export type EntityFileProblemKind =
  | 'unreadable'
  | 'empty'
  | 'notJson'
  | 'notCsv'
  | 'packed'
  | 'truncated'
  | 'tooDeep'
  | 'notUtf8'
  | 'wrongShape'
  | 'tooLarge';

/** Where in a file: a line, and a column of it where one can be told. */
export type FilePlace = LinePlace | { readonly line: number; readonly column: null };

/** A file of entities that can't be read; its message is one sentence with file, place and remedy. */
export class EntityFileProblem extends Error {
  readonly kind: EntityFileProblemKind;
  /** The file as the person named it. */
  readonly file: string;
  /** Where in the file, if the problem has a place. */
  readonly place: FilePlace | null;

  constructor(
    kind: EntityFileProblemKind,
    file: string,
    place: FilePlace | null,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${placeInWords(place)}: ${sentence}`, options);
    this.name = 'EntityFileProblem';
    this.kind = kind;
    this.file = file;
    this.place = place;
  }
}

function placeInWords(place: FilePlace | null): string {
  if (place === null) return '';
  return place.column === null ? `, line ${place.line}` : `, line ${place.line}, column ${place.column}`;
}

/** What an import takes, in the words of every refusal. */
export const acceptedForms =
  'give a JSON array, NDJSON or CSV of entities, a J1QL list or tree result, integration output, or a bulk export';
