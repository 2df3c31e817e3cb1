import type { z } from 'zod';
import type { browseContract } from '../../../shared/contract/browse.ts';
import type { GraphTable, ObjectTable } from '../../../shared/evaluate/graph-table.ts';
import { objectName } from '../../../shared/evaluate/object-name.ts';
import { objectIds } from '../../../shared/evaluate/object-ids.ts';
import type { ObjectIds } from '../../../shared/evaluate/object-ids.ts';
import {
  objectAt,
  objectCount,
  placeOf,
  positionOf,
  tableOf,
  valueAt,
} from '../../../shared/evaluate/object-table.ts';
import { jsonText } from '../../../shared/json/json-text.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { createPause } from '../../storage/cache-pause.ts';
import type { LoadedSets } from '../entities/loaded-sets.ts';
import { foundRows, sortedRows } from './found-rows.ts';
import { kindOf } from './value-order.ts';

type RowsInput = z.output<(typeof browseContract)['browse.rows']['input']>;

/** Rows that were found and sorted last, from which a table that is scrolled asks for page after page. */
interface LastRows {
  readonly table: ObjectTable;
  readonly key: string;
  readonly rows: Uint32Array;
}

const longestName = 500;
const longestCell = 300;
const mostColumnsListed = 5000;

/** Makes the handlers that show the objects of any set as a table. */
export function createBrowseService(options: {
  readonly loadedSets: Pick<LoadedSets, 'table'>;
}): Handlers<typeof browseContract> {
  const ids = new WeakMap<GraphTable, ObjectIds>();
  let lastRows: LastRows | null = null;

  function idsOf(table: GraphTable): ObjectIds {
    const known = ids.get(table) ?? objectIds(table);
    ids.set(table, known);
    return known;
  }

  async function rowsOf(table: ObjectTable, input: RowsInput, signal: AbortSignal): Promise<Uint32Array> {
    const key = JSON.stringify([input.search, input.sort]);
    if (lastRows?.table === table && lastRows.key === key) return lastRows.rows;
    const pause = createPause(signal);
    try {
      const found = await foundRows(table, input.search, pause);
      const rows = input.sort === null ? found : await sortedRows(table, found, input.sort, pause);
      lastRows = { table, key, rows };
      return rows;
    } catch (thrown) {
      if (signal.aborted) throw new RpcError('cancelled', 'Cancelled.', { cause: thrown });
      throw thrown;
    }
  }

  return {
    'browse.columns': async ({ setId, kind }, { signal }) => {
      const table = tableOf(await options.loadedSets.table(setId, { signal }), kind);
      const columns = [...table.columns.values()]
        .filter(({ name }) => name.length <= longestName)
        .map(({ name, rows }) => ({ name, count: rows.length }))
        .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
      return { objects: table.size, columns: columns.slice(0, mostColumnsListed) };
    },
    'browse.rows': async (input, { signal }) => {
      const graph = await options.loadedSets.table(input.setId, { signal });
      const table = tableOf(graph, input.kind);
      const rows = await rowsOf(table, input, signal);
      const columns = input.columns.map((name) => table.columns.get(name));
      const page = [...rows.subarray(input.offset, input.offset + input.limit)].map((row) => ({
        position: positionOf(graph, input.kind, row),
        cells: columns.map((column) => (column === undefined ? null : cellOf(valueAt(column, row)))),
      }));
      return { total: rows.length, rows: page };
    },
    'browse.object': async ({ setId, position }, { signal }) => {
      const graph = await options.loadedSets.table(setId, { signal });
      if (position >= objectCount(graph)) {
        throw new RpcError('bad_request', 'There is no such object in this set; choose one from the table.');
      }
      const { kind, row } = placeOf(graph, position);
      const object = objectAt(tableOf(graph, kind), row);
      const id = idsOf(graph).idAt(position);
      return {
        kind,
        row,
        id,
        name: objectName(object, id),
        properties: Object.entries(object).map(([name, value]): [string, string] => [name, jsonText(value)]),
      };
    },
  };
}

function cellOf(value: JsonValue | undefined) {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : jsonText(value);
  return { kind: kindOf(value), text: text.length <= longestCell ? text : `${text.slice(0, longestCell)}…` };
}
