import { maximumValueBytes } from './byte-run.ts';
import { createCsvFileReader } from './csv-file-reader.ts';
import { createFileHead } from './file-head.ts';
import { formOf } from './file-form.ts';
import { createJsonFileReader } from './json-file-reader.ts';
import type { ObjectSink, ReadingLimits } from './object-sink.ts';

/** Reads the graph objects of one file from its bytes. */
export interface EntityFileReader {
  /** Reads the next bytes, cut anywhere. Throws an EntityFileProblem. */
  readonly write: (bytes: Uint8Array) => void;
  /** Says that there are no more bytes. Throws an EntityFileProblem. */
  readonly end: () => void;
}

/** The limits that apply outside tests. */
export const readingLimits: ReadingLimits = {
  wholeObject: 1024 * 1024,
  singleValue: maximumValueBytes,
  csvRow: 16 * 1024 * 1024,
};

/** Makes the reader of one file, which is JSON or CSV by what is in it. */
export function createEntityFileReader(
  file: string,
  sink: ObjectSink,
  limits: ReadingLimits = readingLimits,
): EntityFileReader {
  const head = createFileHead(file);
  let held: Uint8Array = new Uint8Array(0);
  let reader: EntityFileReader | null = null;

  function decide(ended: boolean): EntityFileReader | null {
    const form = formOf(file, held, ended);
    if (form === null) return null;
    const made =
      form.kind === 'json'
        ? createJsonFileReader(file, sink, limits)
        : createCsvFileReader(file, form.separator, sink, limits);
    made.write(held);
    return made;
  }

  function take(bytes: Uint8Array): void {
    if (reader !== null) {
      reader.write(bytes);
      return;
    }
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    reader = decide(false);
  }

  return {
    write: (bytes) => {
      const chunk = head.pass(bytes);
      if (chunk !== null) take(chunk);
    },
    end: () => {
      const chunk = head.end();
      if (chunk !== null) take(chunk);
      reader ??= decide(true);
      reader?.end();
    },
  };
}
