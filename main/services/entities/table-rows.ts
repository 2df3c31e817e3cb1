import type { JsonObject } from '../../../shared/json/json-value.ts';
import { EntityFileProblem } from './entity-file-problem.ts';
import { isSingleObject } from './entity-shape.ts';

/** What a table result lacks and how to get the objects instead, to end a sentence with. */
export const tableRemedy =
  'which has columns instead of graph objects; return the objects themselves: FIND … without RETURN, or RETURN the alias alone, as in FIND okta_user AS u RETURN u';

const dotted = /^[A-Za-z]\w*\../;
// Names that no property of a graph object has behind a dot, but every column of a J1QL table may.
const aliased = /^[A-Za-z]\w*\.(?:_\w+|displayName)$/;

/**
 * Whether names are the columns of a J1QL table, `u.displayName` or `u._type`, and not the properties of objects,
 * among which `tag.env` and `status.phase` are common.
 */
function areTableColumns(names: readonly string[]): boolean {
  return (
    names.length > 0 && names.every((name) => dotted.test(name)) && names.some((name) => aliased.test(name))
  );
}

/** Whether the header of a CSV file is that of a J1QL table. A file of entities has some name without a dot. */
export function isTableHeader(names: readonly string[]): boolean {
  if (names.some((name) => identities.has(name))) return false;
  return (
    (names.length > 0 && names.every((name) => dotted.test(name))) || names.some((name) => aliased.test(name))
  );
}

const identities: ReadonlySet<string> = new Set(['_key', '_id', '_type', '_class']);

/** Refuses a row of a J1QL table with an {@link EntityFileProblem}. */
export function refuseTableRow(file: string, object: JsonObject): void {
  if (isSingleObject(object)) return;
  const names = Object.keys(object);
  if (areTableColumns(names)) throw tableRowRefused(file, names);
}

/** The refusal of rows whose columns are these. */
export function tableRowRefused(file: string, names: readonly string[]): EntityFileProblem {
  const example = names.find((name) => aliased.test(name)) ?? names[0] ?? '';
  const sentence = `these are rows of a table ("${example.slice(0, 80)}"), ${tableRemedy}.`;
  return new EntityFileProblem('wrongShape', file, null, sentence);
}
