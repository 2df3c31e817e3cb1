import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { Permission } from '../../../shared/policy/policy.ts';
import { graphTableOf } from '../../oracle/graph-table-of.ts';
import { allow, ask, deny, literalBut, stringEquals, when } from './policy-in-words.ts';

const objects = Array.from({ length: 60 }, (_, place) => ({
  a: String(place % 2),
  b: String(place % 3),
  c: String(place % 5),
  d: place % 7,
}));
const entities = objects.map((properties) => ({ properties, vertexId: null }));
const table = graphTableOf({ files: [{ name: 'a.json', storedSet: null, entities, relationships: [] }] });

/** Permissions of both effects on ever other rows, with and without a condition. */
function permissionOf(place: number): Permission {
  const property = 'abcd'[place % 4] ?? 'a';
  const condition = place % 11 === 0 ? null : when(stringEquals({ [property]: String(place % 6) }));
  return place % 3 === 0 ? deny(condition) : allow(condition);
}

describe('a policy of many permissions', () => {
  it.each(['', 'nonString=open', 'denyPrecedence=lastWins', 'denyPrecedence=open'])(
    'judges every object as it would alone: %s',
    (settle) => {
      const answers = literalBut(settle);
      const permissions = Array.from({ length: 4000 }, (_, place) => permissionOf((place * 7919) % 4001));
      for (const kept of [permissions, permissions.filter(({ condition }) => condition !== null)]) {
        const simulation = createSimulator(table).simulate({ permissions: kept }, answers, 'query');
        objects.forEach((properties, position) => {
          const { reason, permissions: deciding, questions } = simulation.decisionAt(position);
          const { verdict: _verdict, ...alone } = ask(kept, properties, settle);
          expect({ reason, permissions: deciding, questions }).toEqual(alone);
        });
      }
    },
  );

  // Work for each pair of permissions would take minutes.
  it.each(['', 'denyPrecedence=open'])('case 36: is counted with 100,000 of them: %s', (settle) => {
    const permissions = Array.from({ length: 100_000 }, (_, place) => permissionOf(place));
    const { entities: counted, permissions: counts } = createSimulator(table).simulate(
      { permissions },
      literalBut(settle),
      'query',
    );
    expect(counted.total).toBe(60);
    expect(counts).toHaveLength(100_000);
    expect(counts[0]?.entities).toEqual({ matches: 60, only: 0 });
    expect(counts[99_999]?.entities.matches).toBe(0);
    expect(counts[99_996]?.entities.matches).toBe(30);
  });
});
