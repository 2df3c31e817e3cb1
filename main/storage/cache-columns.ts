import { createHash } from 'node:crypto';
import { jsonText } from '../../shared/json/json-text.ts';
import { isJsonArray } from '../../shared/json/json-value.ts';
import type { JsonValue } from '../../shared/json/json-value.ts';
import { parseJson } from '../../shared/json/parse-json.ts';
import type { Column, GraphTable } from '../../shared/evaluate/graph-table.ts';
import { DatabaseProblem } from './database-problem.ts';

/** Which columns of a set: those of a kind, or one of the three of row ids. */
export type ColumnPart = 'entity' | 'relationship' | 'vertex' | 'from' | 'to';

/** A column as it lies in the cache. */
export interface StoredColumn {
  readonly name: string;
  readonly row_numbers: Buffer;
  readonly value_places: Buffer;
  readonly sha256: Buffer;
}

/** A stretch of a column's dictionary as it lies in the cache. */
export interface StoredDictionary {
  readonly values: string;
  readonly sha256: Buffer;
}

// A dictionary is cut into texts of about this length, each written and parsed in one step.
const blockLength = 1024 * 1024;

/** Every column of a table with its part and its place within it. */
export function* columnsOfTable(
  table: GraphTable,
): Generator<{ readonly part: ColumnPart; readonly place: number; readonly column: Column }> {
  let place = 0;
  for (const column of table.entities.columns.values()) yield { part: 'entity', place: place++, column };
  place = 0;
  for (const column of table.relationships.columns.values()) {
    yield { part: 'relationship', place: place++, column };
  }
  yield { part: 'vertex', place: 0, column: table.vertexIds };
  yield { part: 'from', place: 0, column: table.fromVertexIds };
  yield { part: 'to', place: 0, column: table.toVertexIds };
}

/** A column without its dictionary, to be stored. */
export function storedColumn(column: Column): StoredColumn {
  const name = jsonText(column.name);
  const rowNumbers = bytesOf(column.rows);
  const valuePlaces = bytesOf(column.values);
  return {
    name,
    row_numbers: rowNumbers,
    value_places: valuePlaces,
    sha256: sha256(name, rowNumbers, valuePlaces),
  };
}

/** A column's dictionary in stretches, to be stored. */
export function* storedDictionaries(column: Column): Generator<StoredDictionary> {
  let texts: string[] = [];
  let length = 0;
  for (const value of column.dictionary) {
    const text = jsonText(value);
    texts.push(text);
    length += text.length;
    if (length < blockLength) continue;
    yield storedDictionary(texts);
    texts = [];
    length = 0;
  }
  if (texts.length > 0) yield storedDictionary(texts);
}

/** The values of a stored stretch. Throws a {@link DatabaseProblem} where it is not what was stored. */
export function dictionaryValues(stored: StoredDictionary): readonly JsonValue[] {
  if (!stored.sha256.equals(sha256(stored.values))) throw damaged();
  const values = parseJson(stored.values);
  if (!isJsonArray(values)) throw damaged();
  return values;
}

/** A stored column with its dictionary. Throws a {@link DatabaseProblem} where it is not what was stored. */
export function readColumn(stored: StoredColumn, dictionary: readonly JsonValue[]): Column {
  if (!stored.sha256.equals(sha256(stored.name, stored.row_numbers, stored.value_places))) throw damaged();
  const name = parseJson(stored.name);
  const rows = numbersOf(stored.row_numbers);
  const values = numbersOf(stored.value_places);
  if (typeof name !== 'string' || rows.length !== values.length) throw damaged();
  if (values.some((value) => value >= dictionary.length)) throw damaged();
  return { name, rows, values, dictionary };
}

function storedDictionary(texts: readonly string[]): StoredDictionary {
  const values = `[${texts.join(',')}]`;
  return { values, sha256: sha256(values) };
}

function damaged(): DatabaseProblem {
  return new DatabaseProblem('damaged', 'A stored column is not what was stored.');
}

function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function bytesOf(numbers: Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function numbersOf(bytes: Buffer): Uint32Array {
  // Copied, because SQLite's bytes need not begin where four-byte numbers may.
  return new Uint32Array(Uint8Array.from(bytes).buffer, 0, bytes.length >>> 2);
}
