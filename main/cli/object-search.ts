import type { GraphTable, ObjectKind } from '../../shared/evaluate/graph-table.ts';
import { objectCount, positionOf, tableOf } from '../../shared/evaluate/object-table.ts';
import type { ObjectIds } from '../../shared/evaluate/object-ids.ts';
import { nearestNames } from '../../shared/policy/near-names.ts';
import { CommandProblem } from './command-problem.ts';
import { shortText } from '../../shared/json/printable-text.ts';

const nearIds = 3;

/** The position of the object that a person named by its id; one that names none or several is a problem. */
export function findObject(table: GraphTable, ids: ObjectIds, id: string): number {
  const position = ids.positionOf(id);
  if (position !== null) return position;
  const shown = shortText(id, 120);
  const bearers = bearersOf(table, id);
  if (bearers.length > 1) {
    throw new CommandProblem(
      `--entity: ${bearers.length} objects are called "${shown}": name one of ${listed(bearers.map(ids.idAt))}`,
    );
  }
  const unknown = `--entity: no object of the set has the id "${shown}"`;
  const [bearer] = bearers;
  if (bearer !== undefined) {
    throw new CommandProblem(
      `${unknown}; the one with that key or name has the id ${listed([ids.idAt(bearer)])}`,
    );
  }
  const near = nearest(table, ids, id);
  throw new CommandProblem(
    near.length === 0
      ? `${unknown}: that is its _id, else its _key, else #position`
      : `${unknown}; near it: ${listed(near)}`,
  );
}

/** The positions of the objects that have a text as id, key or name. */
function bearersOf(table: GraphTable, text: string): readonly number[] {
  for (const properties of [
    ['_id', '_key'],
    ['displayName', 'name'],
  ]) {
    const found = new Set<number>();
    for (const kind of ['entity', 'relationship'] as const) {
      for (const property of properties) collectRows(table, kind, property, text, found);
    }
    if (found.size > 0) return [...found].toSorted((one, other) => one - other);
  }
  return [];
}

function collectRows(
  table: GraphTable,
  kind: ObjectKind,
  property: string,
  text: string,
  found: Set<number>,
): void {
  const column = tableOf(table, kind).columns.get(property);
  const wanted = column?.dictionary.indexOf(text) ?? -1;
  if (column === undefined || wanted < 0) return;
  for (const [place, value] of column.values.entries()) {
    if (value === wanted) found.add(positionOf(table, kind, column.rows[place] ?? 0));
  }
}

function nearest(table: GraphTable, ids: ObjectIds, id: string): readonly string[] {
  // Comparing with every id of a large set would take minutes; those that begin alike are near enough.
  const start = id.slice(0, 4).toLowerCase();
  const candidates: string[] = [];
  for (let position = 0; position < objectCount(table) && candidates.length < 5000; position += 1) {
    const candidate = ids.idAt(position);
    if (candidate.length < 200 && candidate.toLowerCase().startsWith(start)) candidates.push(candidate);
  }
  return nearestNames(id.slice(0, 200), candidates);
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, nearIds).map((id) => shortText(id, 120));
  return ids.length > nearIds ? `${shown.join(', ')} …` : shown.join(', ');
}
