import { createEntityImport } from '../../../../main/services/entities/entity-import.ts';
import type { ReadingLimits } from '../../../../main/services/entities/object-sink.ts';
import type { Column, GraphTable } from '../../../../shared/evaluate/graph-table.ts';
import { objectAt } from '../../../../shared/evaluate/object-table.ts';
import type { PlainSet } from './plain-entity-import.ts';

/** Imports texts or bytes as files, cut into chunks of the given sizes (the last size repeats). */
export function importTexts(
  files: readonly (string | Uint8Array)[],
  chunkSizes: readonly number[] = [1_000_000],
  limits: Partial<ReadingLimits> = {},
  nameOf = (index: number): string => `file-${index + 1}.json`,
): GraphTable {
  const entityImport = createEntityImport(
    files.map((_, index) => nameOf(index)),
    { limits: { wholeObject: 1_000_000, singleValue: 100_000_000, csvRow: 1_000_000, ...limits } },
  );
  for (const [index, file] of files.entries()) {
    const bytes = typeof file === 'string' ? Buffer.from(file) : file;
    let chunk = 0;
    for (let start = 0; start < bytes.length; chunk += 1) {
      const size = Math.max(1, chunkSizes[Math.min(chunk, chunkSizes.length - 1)] ?? 1);
      entityImport.write(index, bytes.subarray(start, start + size));
      start += size;
    }
  }
  return entityImport.finish().table;
}

/** A table as lists of flat objects, as the plain import gives them. */
export function tableAsLists(table: GraphTable): PlainSet {
  const entities = Array.from({ length: table.entities.size }, (_, row) => row);
  const relationships = Array.from({ length: table.relationships.size }, (_, row) => row);
  return {
    entities: entities.map((row) => objectAt(table.entities, row)),
    relationships: relationships.map((row) => objectAt(table.relationships, row)),
    vertexIds: entities.map((row) => textIn(table.vertexIds, row)),
    ends: relationships.map((row) => [textIn(table.fromVertexIds, row), textIn(table.toVertexIds, row)]),
  };
}

function textIn(column: Column, row: number): string | undefined {
  const place = column.rows.indexOf(row);
  const value = place === -1 ? undefined : column.dictionary[column.values[place] ?? 0];
  return typeof value === 'string' ? value : undefined;
}

/** What a call throws, as the message alone; empty where it throws nothing. */
export function refusalOf(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
