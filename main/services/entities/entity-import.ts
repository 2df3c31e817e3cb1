import { createHash } from 'node:crypto';
import { createGraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import type { GraphTableBuilder } from '../../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { arrangeRows } from './arrange-rows.ts';
import type { FileRanges } from './arrange-rows.ts';
import { createEntityFileReader, readingLimits } from './entity-file-reader.ts';
import type { EntityFileReader } from './entity-file-reader.ts';
import type { AddedCounts, AddedRange, ObjectSink, ReadingLimits } from './object-sink.ts';

/** What an import made of the files. */
export interface ImportedEntities {
  readonly table: GraphTable;
  /** SHA-256 of each file's bytes, once unpacked, in hex. */
  readonly hashes: readonly string[];
}

/** Reads files of entities as their bytes come in. */
export interface EntityImport {
  /**
   * Reads the next bytes of a file; files come one after the other. Throws an EntityFileProblem, and a RangeError
   * for a file that is not there or has ended.
   */
  readonly write: (file: number, bytes: Uint8Array) => void;
  /** How many objects were read so far. */
  readonly objects: () => number;
  /** Ends all files and gives the table. Throws an EntityFileProblem. */
  readonly finish: () => ImportedEntities;
}

/** How an import reads. */
export interface EntityImportOptions {
  /** Whether all files become one stored set, in which entity keys name entities across files. */
  readonly oneScope?: boolean;
  readonly limits?: ReadingLimits;
}

// So much is parsed at once, which bounds how long one step takes.
const stepBytes = 256 * 1024;

/** Begins the import of files, which are named as the person should see them. */
export function createEntityImport(
  names: readonly string[],
  options: EntityImportOptions = {},
): EntityImport {
  const builder = createGraphTableBuilder();
  const order = createArrangement(builder);
  const hashes: string[] = [];
  let reader: EntityFileReader | null = null;
  let hash = createHash('sha256');
  let current = -1;

  function endFile(): void {
    if (reader === null) return;
    reader.end();
    hashes.push(hash.digest('hex'));
    reader = null;
  }
  function enterFile(file: number): EntityFileReader {
    while (current < file || reader === null) {
      endFile();
      current += 1;
      const name = names[current];
      if (name === undefined) throw new RangeError(`no file ${current}`);
      builder.beginFile(name, options.oneScope === true ? 0 : undefined);
      order.beginFile(name);
      hash = createHash('sha256');
      reader = createEntityFileReader(name, order.sink, options.limits ?? readingLimits);
    }
    return reader;
  }

  return {
    write: (file, bytes) => {
      if (file < current || file >= names.length) throw new RangeError(`file ${file} is not to be read now`);
      const into = enterFile(file);
      hash.update(bytes);
      for (let start = 0; start < bytes.length; start += stepBytes) {
        into.write(bytes.subarray(start, start + stepBytes));
      }
    },
    objects: () => builder.added('entity') + builder.added('relationship'),
    finish: () => {
      if (names.length > 0 && current < names.length - 1) enterFile(names.length - 1);
      endFile();
      const table = builder.finish();
      const files = order.finish();
      return { table: files === null ? table : arrangeRows(table, files), hashes };
    },
  };
}

/** Notes which of the objects added count, and in which order. */
function createArrangement(builder: GraphTableBuilder) {
  const files: { readonly name: string; readonly ranges: AddedRange[]; start: AddedCounts }[] = [];
  let arranged = false;

  function added(): AddedCounts {
    return { entities: builder.added('entity'), relationships: builder.added('relationship') };
  }
  function closeRange(end: AddedCounts): void {
    const file = files.at(-1);
    if (file !== undefined) file.ranges.push({ start: file.start, end });
  }
  const sink: ObjectSink = {
    add: (object) => {
      if (object.kind === 'entity') builder.addEntity(object.properties, object.vertexId);
      else builder.addRelationship(object.properties, object.fromVertexId, object.toVertexId);
    },
    added,
    arrange: (since, ranges) => {
      const file = files.at(-1);
      if (file === undefined) return;
      arranged = true;
      closeRange(since);
      file.ranges.push(...ranges);
      file.start = added();
    },
  };
  return {
    sink,
    beginFile: (name: string): void => {
      closeRange(added());
      files.push({ name, ranges: [], start: added() });
    },
    /** The ranges that count; null where that is everything in its order. */
    finish: (): readonly FileRanges[] | null => {
      closeRange(added());
      return arranged ? files : null;
    },
  };
}
