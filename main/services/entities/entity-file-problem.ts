import type { LinePlace } from '../../../shared/json/line-positions.ts';

/** Why a file gives no entity set. */
export type EntityFileProblemKind =
  | 'unreadable'
  | 'empty'
  | 'notJson'
  | 'truncated'
  | 'tooDeep'
  | 'notUtf8'
  | 'wrongShape'
  | 'tooLarge';

/** A file of entities that can't be read; its message is one sentence with file, place and remedy. */
export class EntityFileProblem extends Error {
  readonly kind: EntityFileProblemKind;
  /** The file as the person named it. */
  readonly file: string;
  /** Where in the file, if the problem has a place. */
  readonly place: LinePlace | null;

  constructor(
    kind: EntityFileProblemKind,
    file: string,
    place: LinePlace | null,
    sentence: string,
    options?: ErrorOptions,
  ) {
    const where = place === null ? '' : `, line ${place.line}, column ${place.column}`;
    super(`${file}${where}: ${sentence}`, options);
    this.name = 'EntityFileProblem';
    this.kind = kind;
    this.file = file;
    this.place = place;
  }
}

/** What an import takes, in the words of every refusal. */
export const acceptedForms =
  'give a JSON array or NDJSON of entities, a J1QL list or tree result, integration output, or a bulk export';
