import type { entityFactsContract } from '../../../shared/contract/entity-facts.ts';
import type { PropertyFact, TableFacts } from '../../../shared/evaluate/table-facts.ts';
import { createTableFacts } from '../../../shared/evaluate/table-facts.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import type { LoadedSet, LoadedSets } from '../entities/loaded-sets.ts';

/** Makes the handlers that tell what the objects of the set in memory have. */
export function createEntityFactsService(options: {
  readonly loadedSets: Pick<LoadedSets, 'get'>;
}): Handlers<typeof entityFactsContract> {
  // What is known of a set goes with it when another one takes its place in memory.
  const known = new WeakMap<LoadedSet, TableFacts>();

  async function factsOf(setId: string): Promise<TableFacts> {
    const set = await options.loadedSets.get(setId);
    const facts = known.get(set) ?? createTableFacts(set.simulator.table);
    known.set(set, facts);
    return facts;
  }

  return {
    'facts.properties': async ({ setId, ...query }) => {
      const { items, total } = (await factsOf(setId)).properties(query);
      return { items: items.map(onWire), total };
    },
    'facts.values': async ({ setId, property, ...query }) => {
      const { items, total } = (await factsOf(setId)).values(property, query);
      return { items: [...items], total };
    },
    'facts.ids': async ({ setId, search, limit }) => {
      const { items, total } = (await factsOf(setId)).ids(search, limit);
      return { items: [...items], total };
    },
  };
}

function onWire(fact: PropertyFact) {
  return { ...fact, kinds: [...fact.kinds] };
}
