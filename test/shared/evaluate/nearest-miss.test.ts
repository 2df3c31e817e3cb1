import { describe, expect, it } from 'vitest';
import { explain } from '../../../shared/evaluate/explain.ts';
import type { Explanation } from '../../../shared/evaluate/explain.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import type { Permission } from '../../../shared/policy/policy.ts';
import { graphTableOf } from '../../oracle/graph-table-of.ts';
import {
  allow,
  deny,
  literalBut,
  queryFilters,
  stringEquals,
  unknownOperator,
  when,
} from './policy-in-words.ts';

const object = { a: 'x', b: ['x', 'y'], n: 5, m: 5 };

function why(permissions: readonly Permission[], settle = '', properties: JsonObject = object): Explanation {
  const entities = [{ properties, vertexId: null }];
  const files = [{ name: 'a.json', storedSet: null, entities, relationships: [] }];
  const simulator = createSimulator(graphTableOf({ files }));
  return explain(simulator, simulator.simulate({ permissions }, literalBut(settle), 'query'), 0);
}

function nearest(permissions: readonly Permission[], settle = ''): number | null {
  return why(permissions, settle).nearestMiss?.index ?? null;
}

const oneWrong = allow(when(queryFilters({ a: 'z' })));
const twoWrong = allow(when(queryFilters({ a: 'z', c: 'z' })));
const onNumber = allow(when(stringEquals({ n: '5' })));
const onList = allow(when(stringEquals({ b: 'x' })));
const onBoth = allow(when(stringEquals({ n: '5', b: 'x' })));
const elsewhere = allow(null, { actions: ['query:GetAccountEntity'] });
const onOneEntity = allow(null, { resources: ['entity:1'] });
const open = 'nonString=open,multiValued=open';

describe('the nearest miss', () => {
  it('is what merely hangs on open answers rather than what has one wrong value', () => {
    expect(nearest([oneWrong, onNumber], open)).toBe(1);
    expect(nearest([oneWrong, onBoth], open)).toBe(1);
    expect(why([oneWrong, onBoth], open).nearestMiss?.failures.map(({ question }) => question)).toEqual([
      'nonString',
      'multiValued',
    ]);
  });

  it('has the fewest open questions of those that hang on them', () => {
    expect(nearest([onBoth, onList, onNumber], open)).toBe(1);
  });

  it('is what an open question may leave out, however many values of it are wrong', () => {
    const leftOut = allow(when(stringEquals({ a: 'z', c: 'z', d: 'z' })));
    const neverHolds = allow(when(stringEquals({ a: 'z' }), queryFilters({ a: 'z' })));
    const settle = 'conditionForm=open,unknownOperator=ignored';
    expect(why([neverHolds, leftOut], settle).perPermission.map(({ applies }) => applies)).toEqual([
      'never',
      'depends',
    ]);
    expect(nearest([neverHolds, leftOut], settle)).toBe(1);
  });

  it('puts what a given answer rules out between open answers and wrong values', () => {
    expect(nearest([oneWrong, onBoth], 'nonString=unequal,multiValued=never')).toBe(1);
    expect(nearest([onNumber, onList], 'nonString=unequal,multiValued=open')).toBe(1);
    expect(nearest([onBoth, onNumber], 'nonString=unequal,multiValued=open')).toBe(1);
    const onNumbers = allow(when(stringEquals({ n: '5', m: '5' })));
    expect(nearest([onNumbers, onBoth], 'nonString=unequal,multiValued=open')).toBe(1);
  });

  it('has the fewest wrong values, whatever else of it hangs on answers', () => {
    const wrongAndOpen = allow(when(stringEquals({ a: 'z', n: '5', b: 'x' })));
    expect(nearest([twoWrong, wrongAndOpen], open)).toBe(1);
    expect(nearest([wrongAndOpen, oneWrong], open)).toBe(1);
  });

  it('is about something else only where nothing is about this', () => {
    expect(nearest([elsewhere, onOneEntity, twoWrong])).toBe(2);
    expect(nearest([elsewhere, onOneEntity])).toBe(0);
  });

  it('is the earlier of two as near', () => {
    expect(nearest([twoWrong, oneWrong, allow(when(queryFilters({ b: 'z' })))])).toBe(1);
    expect(nearest([onNumber, onList], open)).toBe(0);
  });

  it('is a DENY for a visible object', () => {
    const denyWrong = deny(when(queryFilters({ a: 'z' })));
    expect(nearest([allow(), oneWrong, denyWrong])).toBe(2);
  });

  it('is an ALLOW for an undetermined object, which could turn it visible', () => {
    const denyNumber = deny(when(stringEquals({ n: '5' })));
    expect(nearest([denyNumber, oneWrong], open)).toBe(1);
    expect(nearest([oneWrong, onList, denyNumber], open)).toBe(1);
  });

  it('is nothing where no ALLOW could make more of it visible', () => {
    const denyNumber = deny(when(stringEquals({ n: '5' })));
    expect(nearest([allow(), denyNumber, oneWrong], open)).toBeNull();
    expect(nearest([oneWrong, deny()])).toBeNull();
    expect(nearest([])).toBeNull();
  });

  it('counts what stands later under lastWins', () => {
    const lastWins = 'denyPrecedence=lastWins';
    expect(nearest([oneWrong, deny(), twoWrong], lastWins)).toBe(2);
    expect(nearest([oneWrong, deny()], lastWins)).toBeNull();
    expect(nearest([deny(when(queryFilters({ a: 'z' }))), allow()], lastWins)).toBeNull();
    expect(nearest([oneWrong, deny(), twoWrong], 'denyPrecedence=open')).toBe(2);
  });
});

describe('of several filters the failures', () => {
  it('are those of the one that merely hangs on open answers', () => {
    const filters = allow(when(queryFilters({ a: 'z' }, { b: ['x', 'q'], a: 'x' })));
    const { perPermission } = why([filters], 'multiValued=open');
    expect(perPermission[0]).toMatchObject({
      applies: 'depends',
      failure: { property: 'b', question: 'multiValued' },
    });
    const emptyOne = allow(when(queryFilters({ b: 'x' }, {})));
    expect(why([emptyOne], 'multiValued=never,emptyCondition=open').perPermission[0]?.failure?.question).toBe(
      'emptyCondition',
    );
  });

  it('are the fewest', () => {
    const filters = allow(when(queryFilters({ a: 'z', c: 'z' }, { a: 'q' }, { a: 'r' })));
    expect(why([filters]).nearestMiss?.failures).toMatchObject([{ property: 'a', expected: '"q"' }]);
  });
});

it('keeps what no answer mends as the failure of a permission that never applies', () => {
  const mixed = allow(when(unknownOperator(), stringEquals({ n: '5', a: 'z' })));
  expect(why([mixed], open).perPermission[0]).toMatchObject({
    applies: 'never',
    failure: { property: 'a', question: null },
  });
});
