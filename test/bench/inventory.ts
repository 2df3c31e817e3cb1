import { createGraphTableBuilder } from '../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { Policy, Permission } from '../../shared/policy/policy.ts';

/** An entity of the benchmark: strings alone, so that every rival can compare it. */
export interface BenchEntity {
  readonly _id: string;
  readonly _type: string;
  readonly env: string;
  readonly owner: string;
  readonly displayName: string;
}

const types = 40;
const environments = ['prod', 'staging', 'dev', 'test'];
const owners = 25;

/** Entities that are the same at every run. */
export function benchEntities(count: number): readonly BenchEntity[] {
  const random = generator(7);
  return Array.from({ length: count }, (_, place) => ({
    _id: `entity-${place}`,
    _type: `type_${Math.floor(random() * random() * types)}`,
    env: environments[Math.floor(random() * environments.length)] ?? 'prod',
    owner: `team-${Math.floor(random() * owners)}`,
    displayName: `Entity ${place}`,
  }));
}

/** The same entities as columns. */
export function benchTable(entities: readonly BenchEntity[]): GraphTable {
  const builder = createGraphTableBuilder();
  builder.beginFile('bench');
  for (const entity of entities) builder.addEntity({ ...entity });
  return builder.finish();
}

/** A policy of the given size, every fifth permission a DENY; `edit` changes one value of its last permission. */
export function benchPolicy(size: number, edit: number): Policy {
  const random = generator(size);
  const permissions = Array.from({ length: size }, (_, place): Permission => {
    const last = place === size - 1;
    const type = `type_${Math.floor(random() * types)}`;
    const owner = last ? `team-${edit % owners}` : `team-${Math.floor(random() * owners)}`;
    const equalities =
      place % 2 === 0 && !last
        ? [{ property: '_type', value: type }]
        : [
            { property: '_type', value: type },
            { property: 'owner', value: owner },
          ];
    return {
      effect: place % 5 === 4 ? 'DENY' : 'ALLOW',
      actions: ['query:ReadGraphData'],
      resources: ['*'],
      condition: { operators: [{ form: 'stringEquals', equalities }] },
    };
  });
  return { permissions };
}

/** The permissions as effect and plain equalities, for rivals that know nothing of policies. */
export function plainRules(policy: Policy) {
  return policy.permissions.map(({ effect, condition }) => {
    const [operator] = condition?.operators ?? [];
    const equalities = operator?.form === 'stringEquals' ? operator.equalities : [];
    return {
      effect,
      equalities: equalities.map(({ property, value }) => [property, String(value)] as const),
    };
  });
}

/** Mulberry32: small, seeded and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
