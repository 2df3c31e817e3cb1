import { typedSetId } from '../../../shared/contract/entities.ts';
import type { Kind } from '../../../shared/report/simulation.ts';
import type { EntitiesState } from './entities-store.ts';

/** An object by its place in one set. */
export interface ObjectOfSet {
  readonly setId: string;
  /** From 0, in the set's order. */
  readonly position: number;
  readonly kind: Kind;
  /** From 0, among the objects of its kind. */
  readonly row: number;
}

/** The same object by its place among the objects of all chosen sets. */
export interface ObjectOfSelection {
  readonly position: number;
  readonly kind: Kind;
  readonly row: number;
}

/** Where an object of a set stands among those of all chosen sets; null where its set is not chosen. */
export function placeInSelection(
  { sets, chosen }: Pick<EntitiesState, 'sets' | 'chosen'>,
  { setId, position, kind, row }: ObjectOfSet,
): ObjectOfSelection | null {
  if (!chosen.includes(setId)) return null;
  const before = sets
    .slice(
      0,
      sets.findIndex(({ id }) => id === setId),
    )
    .filter(({ id }) => chosen.includes(id));
  const entities = before.reduce((sum, set) => sum + set.entities, 0);
  const relationships = before.reduce((sum, set) => sum + set.relationships, 0);
  return {
    kind,
    position: position + entities + relationships,
    row: row + (kind === 'entity' ? entities : relationships),
  };
}

/** The place in the typed set of the object at a place among those of all chosen sets; null where it is of another set. */
export function typedPosition(
  { sets, chosen }: Pick<EntitiesState, 'sets' | 'chosen'>,
  position: number,
): number | null {
  if (!chosen.includes(typedSetId)) return null;
  const start = sets
    .filter(({ id }) => id !== typedSetId && chosen.includes(id))
    .reduce((sum, set) => sum + set.entities + set.relationships, 0);
  return position < start ? null : position - start;
}
