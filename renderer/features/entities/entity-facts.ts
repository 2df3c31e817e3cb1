import type { EntityFacts } from '../../../shared/language-service/entity-facts.ts';
import type { FactPage } from '../../../shared/evaluate/fact-search.ts';
import type { WindowClient } from '../../window-client.ts';
import { selectedSet } from './entities-store.ts';
import type { EntitiesStore } from './entities-store.ts';

/** What the chosen set has at this moment; null where none is chosen. Nothing is kept: another set, other facts. */
export type ChosenFacts = () => EntityFacts | null;

/** Asks main what the chosen set has; a question that fails, as while the connection is gone, finds nothing. */
export function createChosenFacts(client: WindowClient, { store }: EntitiesStore): ChosenFacts {
  return () => {
    const set = selectedSet(store.getState());
    if (set === null) return null;
    const setId = set.id;
    return {
      setName: set.name,
      properties: ({ search, types, limit }) =>
        orNothing(
          client.call('facts.properties', { setId, search: asked(search), types: [...types], limit }),
        ),
      values: (property, { search, types, limit }) =>
        orNothing(
          client.call('facts.values', { setId, property, search: asked(search), types: [...types], limit }),
        ),
      ids: (search, limit) => orNothing(client.call('facts.ids', { setId, search: asked(search), limit })),
    };
  };
}

/** Longer texts are in nothing that is listed. */
const longestSearch = 1000;

function asked(search: string): string {
  return search.slice(0, longestSearch);
}

async function orNothing<Fact>(answer: Promise<FactPage<Fact>>): Promise<FactPage<Fact>> {
  try {
    return await answer;
  } catch {
    return { items: [], total: 0 };
  }
}
