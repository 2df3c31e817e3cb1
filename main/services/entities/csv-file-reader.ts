import { CsvError, Parser } from 'csv-parse';
import type { EntityFileReader } from './entity-file-reader.ts';
import { acceptedForms, EntityFileProblem } from './entity-file-problem.ts';
import { graphObject } from './entity-shape.ts';
import type { CsvSeparator } from './file-form.ts';
import type { ObjectSink, ReadingLimits } from './object-sink.ts';
import { firstInvalidByte } from './parse-json-bytes.ts';
import { isTableHeader, tableRowRefused } from './table-rows.ts';

/**
 * Makes the reader of a CSV file (RFC 4180): the first row names the properties, each further row is one object. A
 * cell is a string; an empty one is a property that is absent.
 */
export function createCsvFileReader(
  file: string,
  separator: CsvSeparator,
  sink: ObjectSink,
  limits: ReadingLimits,
): EntityFileReader {
  const checkUtf8 = createUtf8Check(file);
  let names: readonly string[] | null = null;
  let rows = 0;
  /** The line on which the row that is being read begins. */
  let line = 1;
  let refused: EntityFileProblem | null = null;

  function refusal(sentence: string, at = line): EntityFileProblem {
    return new EntityFileProblem('notCsv', file, { line: at, column: null }, sentence);
  }

  function takeRow(cells: readonly string[]): void {
    if (names === null) {
      names = headerOf(cells);
      return;
    }
    sink.add(graphObject(objectOf(names, cells), 'objects'));
    rows += 1;
  }

  function headerOf(cells: readonly string[]): readonly string[] {
    const repeated = cells.find((name, index) => name !== '' && cells.indexOf(name) !== index);
    if (repeated !== undefined) {
      throw refusal(`the column ${shown(repeated)} stands twice in the first row; rename one of them.`);
    }
    if (isTableHeader(cells)) throw tableRowRefused(file, cells);
    return cells;
  }

  function objectOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
    if (cells.length > columns.length) {
      throw refusal(
        `this row has ${cells.length} cells, but the first row names ${columns.length}; put cells that hold the separator or a line break in quotes.`,
      );
    }
    const entries = cells.flatMap((cell, index): readonly (readonly [string, string])[] => {
      if (cell === '') return [];
      const name = columns[index] ?? '';
      if (name === '') {
        throw refusal(`cell ${index + 1} stands in a column without a name; name it in the first row.`);
      }
      return [[name, cell]];
    });
    return Object.fromEntries(entries);
  }

  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: limits.csvRow,
    on_record: (cells: readonly string[], { lines }) => {
      try {
        if (refused === null) takeRow(cells);
      } catch (thrown) {
        if (!(thrown instanceof EntityFileProblem)) throw thrown;
        refused = thrown;
      }
      line = lines + 1;
      // Nothing is handed on, so the stream never has to wait for a reader and works off each chunk at once.
      return null;
    },
  });
  // What went wrong is asked for after each chunk.
  parser.on('error', () => undefined);

  function refuseWrong(): void {
    if (refused !== null) throw refused;
    const { errored } = parser;
    if (errored === null) return;
    if (!(errored instanceof CsvError)) throw errored;
    throw csvRefusal(errored, line, refusal, limits);
  }

  return {
    write: (bytes) => {
      checkUtf8(bytes);
      parser.write(bytes);
      refuseWrong();
    },
    end: () => {
      parser.end();
      refuseWrong();
      if (rows === 0) {
        const found = 'the file has no row below the one that names the columns';
        throw new EntityFileProblem('empty', file, null, `${found}; ${acceptedForms}.`);
      }
    },
  };
}

function csvRefusal(
  error: CsvError,
  rowStart: number,
  refusal: (sentence: string, at?: number) => EntityFileProblem,
  limits: ReadingLimits,
): EntityFileProblem {
  const here = typeof error['lines'] === 'number' ? error['lines'] : rowStart;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refusal(
        'the row that begins here has a quote that is never closed; close it, or double the quotes inside a cell.',
      );
    case 'CSV_MAX_RECORD_SIZE':
      return refusal(
        `the row that begins here is longer than ${Math.floor(limits.csvRow / 1024 / 1024)} MB, the most that is read as one; check whether a quote is left open in it.`,
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
      return refusal('a cell goes on behind its closing quote; double the quotes inside a cell.', here);
    case 'INVALID_OPENING_QUOTE':
      return refusal(
        'a quote stands in the middle of a cell; put the whole cell in quotes and double those inside it.',
        here,
      );
    default:
      return refusal('this is not valid CSV; correct it there or export the file anew.', here);
  }
}

function shown(name: string): string {
  return `"${name.slice(0, 80)}"`;
}

/** A check that bytes handed in one after the other are UTF-8. */
function createUtf8Check(file: string): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  let lastBytes: Uint8Array = new Uint8Array(0);
  return (bytes) => {
    try {
      decoder.decode(bytes, { stream: true });
    } catch (error) {
      const begun = lastBytes.findLastIndex((byte) => byte >= 0xc0);
      const rest = begun === -1 ? bytes : Buffer.concat([lastBytes.subarray(begun), bytes]);
      throw new EntityFileProblem(
        'notUtf8',
        file,
        { line: lines + breaksIn(rest.subarray(0, firstInvalidByte(rest))), column: null },
        'this is not UTF-8; save the file as UTF-8 and open it again.',
        { cause: error },
      );
    }
    lines += breaksIn(bytes);
    // A character may begin in these bytes and end in the next, or not.
    lastBytes = bytes.length < 3 ? Buffer.concat([lastBytes, bytes]).subarray(-3) : bytes.slice(-3);
  };
}

function breaksIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
