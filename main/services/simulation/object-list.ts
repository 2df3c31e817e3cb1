import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ObjectKind, ObjectTable } from '../../../shared/evaluate/graph-table.ts';
import { objectName, relationshipName } from '../../../shared/evaluate/object-name.ts';
import type { NamedEnd } from '../../../shared/evaluate/object-name.ts';
import { positionOf, tableOf } from '../../../shared/evaluate/object-table.ts';
import type { EndName } from '../../../shared/evaluate/relationship-ends.ts';
import type { Simulation, Simulator } from '../../../shared/evaluate/simulate.ts';
import { classLabels, typeLabels } from '../../../shared/evaluate/tally.ts';
import type { RowLabels } from '../../../shared/evaluate/tally.ts';
import type { Verdict } from '../../../shared/evaluate/verdict.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';

/** Which objects of a simulation are asked for. */
export interface ObjectFilter {
  readonly kind: ObjectKind;
  /** Null: any. */
  readonly verdict: Verdict | null;
  /** Undefined: any. Null: those without one. */
  readonly type: string | null | undefined;
  readonly class: string | null | undefined;
  /** Found in id, `_key`, name or type, in any case; empty: all. A relationship's own name counts beside that by its ends. */
  readonly search: string;
}

/** How an object is listed. */
export interface ListedObject {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
}

/** The objects of one set as lists that can be filtered and searched. */
export interface ObjectList {
  /** The rows that a filter leaves, ascending. Throws the signal's reason once that is aborted. */
  readonly rows: (
    simulation: Simulation,
    filter: ObjectFilter,
    signal: AbortSignal,
  ) => Promise<readonly number[]>;
  readonly listed: (kind: ObjectKind, row: number) => ListedObject;
}

interface KindList {
  readonly listed: (row: number) => ListedObject;
  /** What a row is called by its own properties, as a relationship is not where its ends name it. */
  readonly ownName: (row: number) => string;
  /** The `_key`, by which an object is known besides its id; null where it has none. */
  readonly key: (row: number) => string | null;
  readonly types: RowLabels;
  readonly classes: RowLabels;
  /** What a row is searched in, in lower case; made when first searched. */
  readonly texts: string[];
}

// So many rows are looked at before other work has its turn.
const rowsAtOnce = 20_000;

/** Makes the lists of a set; each kind is prepared when first asked for. */
export function createObjectList(simulator: Simulator): ObjectList {
  const kinds = new Map<ObjectKind, KindList>();
  const entityNames: string[] = [];
  // An entity is an end of many relationships.
  const entityName = (row: number): string => (entityNames[row] ??= kindList('entity').ownName(row));

  function kindList(kind: ObjectKind): KindList {
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const made =
      kind === 'entity'
        ? createKindList(simulator, kind, () => null)
        : createKindList(simulator, kind, (row) => nameByEnds(simulator, entityName, row));
    kinds.set(kind, made);
    return made;
  }

  return {
    rows: async (simulation, filter, signal) => {
      const list = kindList(filter.kind);
      const ofType = labelTest(list.types, filter.type);
      const ofClass = labelTest(list.classes, filter.class);
      const wanted = filter.search.toLowerCase();
      const size = tableOf(simulator.table, filter.kind).size;
      // Through the other doors relationships have no verdict.
      if (filter.kind === 'relationship' && simulation.door !== 'query') return [];
      const rows: number[] = [];
      for (let row = 0; row < size; row += 1) {
        if (row % rowsAtOnce === rowsAtOnce - 1) {
          await nextTurn();
          signal.throwIfAborted();
        }
        if (!ofType(row) || !ofClass(row)) continue;
        if (filter.verdict !== null && simulation.judgementOf(filter.kind, row).verdict !== filter.verdict)
          continue;
        if (wanted !== '' && !searchText(list, row).includes(wanted)) continue;
        rows.push(row);
      }
      return rows;
    },
    listed: (kind, row) => kindList(kind).listed(row),
  };
}

function createKindList(
  simulator: Simulator,
  kind: ObjectKind,
  otherName: (row: number) => string | null,
): KindList {
  const table = tableOf(simulator.table, kind);
  const types = typeLabels(table);
  const displayNames = valuesByRow(table, 'displayName');
  const names = valuesByRow(table, 'name');
  const keys = valuesByRow(table, '_key');
  const ids = simulator.ids();
  function ownName(row: number): string {
    const named = { displayName: displayNames(row) ?? null, name: names(row) ?? null };
    return objectName(named, ids.idAt(positionOf(simulator.table, kind, row)));
  }
  return {
    types,
    classes: classLabels(table),
    texts: [],
    ownName,
    key: (row) => {
      const key = keys(row);
      return typeof key === 'string' ? key : null;
    },
    listed: (row) => {
      const position = positionOf(simulator.table, kind, row);
      return {
        position,
        id: ids.idAt(position),
        name: otherName(row) ?? ownName(row),
        type: types.labels[types.placeOfRow[row] ?? 0]?.[0] ?? null,
      };
    },
  };
}

function nameByEnds({ ends }: Simulator, entityName: (row: number) => string, row: number): string | null {
  const named = (end: EndName): NamedEnd => {
    const entity = ends.rowOf(end, row);
    // Only an end that is not there is looked up by its reference, which takes longer.
    if (entity < 0) return { name: null, reference: ends.endOf(end, row).reference };
    return { name: entityName(entity), reference: null };
  };
  return relationshipName([named('from'), named('to')]);
}

function searchText(list: KindList, row: number): string {
  const known = list.texts[row];
  if (known !== undefined) return known;
  const { id, name, type } = list.listed(row);
  const key = list.key(row);
  const ownName = list.ownName(row);
  const names = name === ownName ? name : `${name}\n${ownName}`;
  const ids = key === null || key === id ? id : `${id}\n${key}`;
  const text = `${ids}\n${names}\n${type ?? ''}`.toLowerCase();
  list.texts[row] = text;
  return text;
}

function labelTest(labels: RowLabels, wanted: string | null | undefined): (row: number) => boolean {
  if (wanted === undefined) return () => true;
  const fits = labels.labels.map((names) => names.includes(wanted));
  return (row) => fits[labels.placeOfRow[row] ?? 0] === true;
}

function valuesByRow(table: ObjectTable, property: string): (row: number) => JsonValue | undefined {
  const column = table.columns.get(property);
  if (column === undefined) return () => undefined;
  const places = new Uint32Array(table.size);
  column.rows.forEach((row, index) => {
    places[row] = (column.values[index] ?? 0) + 1;
  });
  return (row) => {
    const place = places[row] ?? 0;
    return place === 0 ? undefined : column.dictionary[place - 1];
  };
}
