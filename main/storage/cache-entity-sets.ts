import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Column, GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { JsonValue } from '../../shared/json/json-value.ts';
import {
  columnsOfTable,
  dictionaryValues,
  readColumn,
  storedColumn,
  storedDictionaries,
} from './cache-columns.ts';
import type { ColumnPart, StoredColumn, StoredDictionary } from './cache-columns.ts';
import { createPause } from './cache-pause.ts';
import { DatabaseProblem } from './database-problem.ts';

/** A stored entity set without its objects. */
export interface StoredEntitySet {
  readonly id: string;
  readonly name: string;
  /** Where it came from, in words. */
  readonly source: string;
  /** ISO 8601. */
  readonly importedAt: string;
  readonly entities: number;
  readonly relationships: number;
}

/** A set that is to be stored. */
export interface NewEntitySet {
  readonly id: string;
  /** The name that is wanted; `name (2)` where it is taken. */
  readonly name: string;
  readonly source: string;
  readonly importedAt: string;
  readonly table: GraphTable;
  /** SHA-256 of each source file in hex, in the order of the table's files. */
  readonly hashes: readonly string[];
}

/** How a long piece of work is watched and ended. */
export interface WorkOptions {
  readonly signal?: AbortSignal;
  /** Told the fraction done, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** The entity sets of a cache. Every method throws what SQLite throws. */
export interface EntitySetRepository {
  /** Complete sets, the oldest first. */
  readonly list: () => readonly StoredEntitySet[];
  /** Stores a set, pausing for other work; where it fails or is aborted nothing of it stays. */
  readonly store: (set: NewEntitySet, options?: WorkOptions) => Promise<StoredEntitySet>;
  /** The objects of a set; null where there is none. Throws a DatabaseProblem where it is damaged. */
  readonly load: (id: string, options?: WorkOptions) => Promise<GraphTable | null>;
  readonly remove: (id: string) => void;
  /** Removes what an ended process left unfinished. */
  readonly removeIncomplete: () => void;
  /** The sets that were chosen last. */
  readonly selected: () => readonly string[];
  readonly select: (ids: readonly string[]) => void;
}

const storedFiles = z.array(
  z.strictObject({ name: z.string(), entities: z.int(), relationships: z.int(), sha256: z.string() }),
);

// So many bytes are written in one transaction, which bounds how long one step takes.
const transactionBytes = 4 * 1024 * 1024;

/** Makes the repository over an opened cache. */
export function createEntitySetRepository(database: Database): EntitySetRepository {
  function list(): readonly StoredEntitySet[] {
    return database
      .prepare<[], StoredEntitySet>(
        'SELECT id, name, source, imported_at AS importedAt, entities, relationships FROM entity_set WHERE complete = 1 ORDER BY sequence',
      )
      .all();
  }

  function remove(id: string): void {
    database.prepare('DELETE FROM entity_set WHERE id = ?').run(id);
  }

  async function store(set: NewEntitySet, options: WorkOptions = {}): Promise<StoredEntitySet> {
    try {
      return await storeWhole(set, options);
    } catch (thrown) {
      remove(set.id);
      throw thrown;
    }
  }

  async function storeWhole(set: NewEntitySet, options: WorkOptions): Promise<StoredEntitySet> {
    const { table } = set;
    const pause = createPause(options.signal);
    const files = table.files.map(({ name, entities, relationships }, index) => ({
      name,
      entities,
      relationships,
      sha256: set.hashes[index] ?? '',
    }));
    const stored: StoredEntitySet = {
      id: set.id,
      name: freeName(set.name.toWellFormed(), database),
      source: set.source.toWellFormed(),
      importedAt: set.importedAt,
      entities: table.entities.size,
      relationships: table.relationships.size,
    };
    database
      .prepare(
        'INSERT INTO entity_set (id, name, source, imported_at, entities, relationships, files) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        stored.id,
        stored.name,
        stored.source,
        stored.importedAt,
        stored.entities,
        stored.relationships,
        JSON.stringify(files),
      );
    const insertColumn = database.prepare('INSERT INTO set_column VALUES (?, ?, ?, ?, ?, ?, ?)');
    const insertValues = database.prepare('INSERT INTO set_dictionary VALUES (?, ?, ?, ?, ?, ?)');
    const columns = [...columnsOfTable(table)];
    let waiting: (() => void)[] = [];
    let waitingBytes = 0;
    const write = database.transaction((inserts: readonly (() => void)[]) => {
      for (const insert of inserts) insert();
    });
    async function flush(done: number): Promise<void> {
      write.immediate(waiting);
      waiting = [];
      waitingBytes = 0;
      options.onProgress?.(done / columns.length);
      await pause();
    }

    for (const [index, { part, place, column }] of columns.entries()) {
      const head = storedColumn(column);
      const { name, row_numbers: rowNumbers, value_places: valuePlaces, sha256 } = head;
      waiting.push(() => insertColumn.run(set.id, part, place, name, rowNumbers, valuePlaces, sha256));
      waitingBytes += rowNumbers.length * 2;
      let block = 0;
      for (const values of storedDictionaries(column)) {
        const number = block;
        waiting.push(() => insertValues.run(set.id, part, place, number, values.values, values.sha256));
        waitingBytes += values.values.length;
        block += 1;
        if (waitingBytes > transactionBytes) await flush(index);
        else await pause();
      }
    }
    waiting.push(() => database.prepare('UPDATE entity_set SET complete = 1 WHERE id = ?').run(set.id));
    await flush(columns.length);
    return stored;
  }

  async function load(id: string, options: WorkOptions = {}): Promise<GraphTable | null> {
    const set = database
      .prepare<[string], { entities: number; relationships: number; files: string }>(
        'SELECT entities, relationships, files FROM entity_set WHERE id = ? AND complete = 1',
      )
      .get(id);
    if (set === undefined) return null;
    const pause = createPause(options.signal);
    const places = database
      .prepare<[string], { part: ColumnPart; place: number }>(
        'SELECT part, place FROM set_column WHERE set_id = ? ORDER BY part, place',
      )
      .all(id);
    const columns: Readonly<Record<ColumnPart, Column[]>> = {
      entity: [],
      relationship: [],
      vertex: [],
      from: [],
      to: [],
    };
    for (const [index, { part, place }] of places.entries()) {
      columns[part].push(await loadColumn(id, part, place, pause));
      options.onProgress?.((index + 1) / places.length);
    }
    const files = storedFiles.parse(JSON.parse(set.files));
    return {
      entities: { size: set.entities, columns: byName(columns.entity) },
      relationships: { size: set.relationships, columns: byName(columns.relationship) },
      files: files.map(({ name, entities, relationships }) => ({ name, scope: 0, entities, relationships })),
      vertexIds: onlyColumn(columns.vertex),
      fromVertexIds: onlyColumn(columns.from),
      toVertexIds: onlyColumn(columns.to),
    };
  }

  async function loadColumn(
    id: string,
    part: ColumnPart,
    place: number,
    pause: () => Promise<void>,
  ): Promise<Column> {
    const blocks = database
      .prepare<[string, string, number], { block: number }>(
        'SELECT block FROM set_dictionary WHERE set_id = ? AND part = ? AND place = ? ORDER BY block',
      )
      .all(id, part, place);
    const readBlock = database.prepare<[string, string, number, number], StoredDictionary>(
      'SELECT "values", sha256 FROM set_dictionary WHERE set_id = ? AND part = ? AND place = ? AND block = ?',
    );
    const dictionary: JsonValue[] = [];
    for (const { block } of blocks) {
      const stored = readBlock.get(id, part, place, block);
      if (stored === undefined) throw incomplete();
      for (const value of dictionaryValues(stored)) dictionary.push(value);
      await pause();
    }
    const stored = database
      .prepare<[string, string, number], StoredColumn>(
        'SELECT name, row_numbers, value_places, sha256 FROM set_column WHERE set_id = ? AND part = ? AND place = ?',
      )
      .get(id, part, place);
    if (stored === undefined) throw incomplete();
    return readColumn(stored, dictionary);
  }

  return {
    list,
    store,
    load,
    remove,
    removeIncomplete: () => {
      database.prepare('DELETE FROM entity_set WHERE complete = 0').run();
    },
    selected: () => {
      const value = database
        .prepare<[], string>("SELECT value FROM setting WHERE key = 'selectedSet'")
        .pluck()
        .get();
      return value === undefined ? [] : idsIn(value);
    },
    select: (ids) => {
      database
        .prepare(
          "INSERT INTO setting VALUES ('selectedSet', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .run(JSON.stringify(ids));
    },
  };
}

const storedIds = z.array(z.string());

// Before several sets could be chosen, the id stood there as it is.
function idsIn(value: string): readonly string[] {
  return value.startsWith('[') ? storedIds.parse(JSON.parse(value)) : [value];
}

function freeName(wanted: string, database: Database): string {
  const taken = new Set(database.prepare<[], string>('SELECT name FROM entity_set').pluck().all());
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${count})`;
  return name;
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name, column]));
}

function onlyColumn(columns: readonly Column[]): Column {
  const [column] = columns;
  if (column === undefined) throw incomplete();
  return column;
}

function incomplete(): DatabaseProblem {
  return new DatabaseProblem('damaged', 'A stored set lacks a column.');
}
