import type { EntityId } from '../evaluate/entity-ids.ts';
import type { FactPage } from '../evaluate/fact-search.ts';
import type { FactQuery, PropertyFact, ValueFact } from '../evaluate/table-facts.ts';

/** What is known of the loaded set's objects; a call that fails gives nothing rather than an error. */
export interface EntityFacts {
  /** What a person calls the set. */
  readonly setName: string;
  readonly properties: (query: FactQuery) => Promise<FactPage<PropertyFact>>;
  readonly values: (property: string, query: FactQuery) => Promise<FactPage<ValueFact>>;
  readonly ids: (search: string, limit: number) => Promise<FactPage<EntityId>>;
}

/** Counts in words: `186 entities · 12 relationships`, without the one that is none. */
export function countWords(counts: { readonly entities: number; readonly relationships: number }): string {
  const { entities, relationships } = counts;
  const parts = [
    ...(entities > 0 || relationships === 0 ? [counted(entities, 'entity', 'entities')] : []),
    ...(relationships > 0 ? [counted(relationships, 'relationship', 'relationships')] : []),
  ];
  return parts.join(' · ');
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
