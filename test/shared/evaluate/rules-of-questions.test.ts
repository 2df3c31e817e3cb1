import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import {
  allow,
  ask,
  askFor,
  deny,
  queryFilters,
  stringEquals,
  unknownOperator,
  verdictOf,
  when,
} from './policy-in-words.ts';

const x = { a: 'x' };

/** Look-up under a lone ALLOW where `a` is x. */
function lookup(settle: string, properties: JsonObject = {}): string {
  const permissions = [allow(when(stringEquals({ a: 'x' })))];
  return askFor('query:GetAccountEntity', 'entity:1', permissions, properties, settle).verdict;
}

describe('emptyCondition', () => {
  it('answers for {}, stringEquals: {}, queryFilters: [] and a filter {}', () => {
    for (const operators of [[], [stringEquals({})], [queryFilters()], [queryFilters({})]]) {
      expect(verdictOf(operators, {}, 'emptyCondition=always')).toBe('allowed');
      expect(verdictOf(operators, {}, 'emptyCondition=never')).toBe('denied');
      expect(ask([allow(when(...operators))], {}, 'emptyCondition=open').questions).toEqual([
        'emptyCondition',
      ]);
    }
  });

  it('answers for the empty part alone, not for the rest', () => {
    const never = 'emptyCondition=never';
    const always = 'emptyCondition=always';
    expect(verdictOf([queryFilters({}, { a: 'x' })], x, never)).toBe('allowed');
    expect(verdictOf([queryFilters({}, { a: 'y' })], x, never)).toBe('denied');
    expect(verdictOf([queryFilters({}, { a: 'y' })], x, always)).toBe('allowed');
    expect(verdictOf([stringEquals({}), queryFilters({ a: 'x' })], x, never)).toBe('denied');
    expect(verdictOf([stringEquals({}), queryFilters({ a: 'y' })], x, always)).toBe('denied');
  });
});

describe('unknownOperator and conditionForm', () => {
  it('makes an operator that no document names fail, or leaves it out', () => {
    const operators = [unknownOperator(), stringEquals({ a: 'x' })];
    expect(verdictOf(operators, x, 'unknownOperator=never')).toBe('denied');
    expect(verdictOf(operators, x, 'unknownOperator=ignored')).toBe('allowed');
    expect(verdictOf(operators, { a: 'y' }, 'unknownOperator=ignored')).toBe('denied');
  });

  it('takes a condition with no operator left as no condition, not as an empty one', () => {
    const settle = 'unknownOperator=ignored,emptyCondition=never';
    expect(verdictOf([unknownOperator()], {}, settle)).toBe('allowed');
    expect(verdictOf([unknownOperator('__proto__'), unknownOperator('')], {}, settle)).toBe('allowed');
    expect(verdictOf([], {}, settle)).toBe('denied');
  });

  it('takes a form that conditionForm rules out as an unknown operator', () => {
    for (const [form, operator] of [
      ['queryFilters', stringEquals({ a: 'x' })],
      ['stringEquals', queryFilters({ a: 'x' })],
    ] as const) {
      expect(verdictOf([operator], x, `conditionForm=${form}`)).toBe('denied');
      expect(verdictOf([operator], { a: 'y' }, `conditionForm=${form},unknownOperator=ignored`)).toBe(
        'allowed',
      );
      expect(verdictOf([operator], x, `conditionForm=${operator.form}`)).toBe('allowed');
      expect(verdictOf([operator], x, 'conditionForm=both')).toBe('allowed');
    }
  });

  it('takes a ruled-out form as unknown first, even when it is empty', () => {
    for (const [form, operator] of [
      ['queryFilters', stringEquals({})],
      ['stringEquals', queryFilters()],
      ['stringEquals', queryFilters({})],
    ] as const) {
      expect(verdictOf([operator], {}, `conditionForm=${form},emptyCondition=always`)).toBe('denied');
      const ignored = `conditionForm=${form},emptyCondition=never,unknownOperator=ignored`;
      expect(verdictOf([operator], {}, ignored)).toBe('allowed');
    }
  });

  it('asks the other form alone where one of two is ruled out and left out', () => {
    const operators = [stringEquals({ a: 'x' }), queryFilters({ a: 'y' })];
    expect(verdictOf(operators, x, 'conditionForm=stringEquals,unknownOperator=ignored')).toBe('allowed');
    expect(verdictOf(operators, x, 'conditionForm=queryFilters,unknownOperator=ignored')).toBe('denied');
    expect(verdictOf(operators, { a: 'y' }, 'conditionForm=queryFilters,unknownOperator=ignored')).toBe(
      'allowed',
    );
  });
});

describe('conditionalDeny', () => {
  const onA = when(stringEquals({ a: 'x' }));

  it('makes a DENY with a condition void for query:ReadGraphData alone', () => {
    const permissions = [allow(), deny(onA)];
    expect(ask(permissions, x, 'conditionalDeny=applies').verdict).toBe('denied');
    expect(ask(permissions, x, 'conditionalDeny=neverApplies').verdict).toBe('allowed');
    expect(ask(permissions, x, 'conditionalDeny=open').questions).toEqual(['conditionalDeny']);
    const elsewhere = askFor(
      'query:GetAccountEntity',
      'entity:1',
      permissions,
      x,
      'conditionalDeny=neverApplies',
    );
    expect(elsewhere.verdict).toBe('denied');
  });

  it('leaves an ALLOW with a condition and a DENY without one alone', () => {
    expect(ask([allow(onA)], x, 'conditionalDeny=neverApplies').verdict).toBe('allowed');
    expect(ask([allow(), deny()], x, 'conditionalDeny=neverApplies').verdict).toBe('denied');
  });

  it('counts an empty condition as one, and a condition with no operator left as none', () => {
    const settle = 'conditionalDeny=neverApplies,unknownOperator=ignored';
    expect(ask([allow(), deny(when())], x, settle).verdict).toBe('allowed');
    expect(ask([allow(), deny(when(stringEquals({})))], x, settle).verdict).toBe('allowed');
    expect(ask([allow(), deny(when(unknownOperator()))], x, settle).verdict).toBe('denied');
  });
});

describe('conditionElsewhere', () => {
  it("judges a condition on the request's properties, or lets the permission apply without it", () => {
    expect(lookup('conditionElsewhere=applies', x)).toBe('allowed');
    expect(lookup('conditionElsewhere=applies')).toBe('denied');
    expect(lookup('conditionElsewhere=ignored')).toBe('allowed');
    expect(lookup('conditionElsewhere=open')).toBe('undetermined');
  });

  it('ignores any condition, also one that could not hold', () => {
    for (const condition of [when(unknownOperator()), when(), when(stringEquals({ a: [] }))]) {
      const settle = 'conditionElsewhere=ignored,emptyCondition=never,unknownOperator=never';
      expect(askFor('dashboard:View', 'dashboard:1', [allow(condition)], {}, settle).verdict).toBe('allowed');
    }
  });

  it('never matters for query:ReadGraphData', () => {
    expect(verdictOf([stringEquals({ a: 'x' })], {}, 'conditionElsewhere=ignored')).toBe('denied');
  });
});

describe('what hangs on open questions', () => {
  it('is determined where every combination gives the same verdict', () => {
    const either = [allow(when(stringEquals({ a: 'x' }))), allow(when(queryFilters({ a: 'x' })))];
    const settle = 'conditionForm=open';
    expect(ask(either, x, settle)).toMatchObject({ verdict: 'allowed', reason: 'allow', questions: [] });
  });

  it('gives one answer for all permissions together', () => {
    const opposed = [
      allow(when(stringEquals({ a: '5' }))),
      allow(),
      deny(when(stringEquals({ a: '5' }), queryFilters({ a: 'never' }))),
    ];
    expect(ask(opposed, { a: 5 }, 'nonString=open').questions).toEqual([]);
  });

  it('names a question that matters only under another answer of a second one', () => {
    const permissions = [allow(when(stringEquals({ a: '5' })))];
    const decision = ask(permissions, { a: ['5', 5] }, 'multiValued=open,nonString=open');
    expect(decision.questions).toEqual(['multiValued']);
    const number = ask(permissions, { a: [5, 6] }, 'multiValued=open,nonString=open');
    expect(number.questions).toEqual(['multiValued', 'nonString']);
  });

  it('names the permissions that decide in every combination', () => {
    const permissions = [allow(), allow(when(stringEquals({ a: '5' })))];
    expect(ask(permissions, { a: 5 }, 'nonString=open').permissions).toEqual([0]);
  });

  it('gives no reason where explicit and implicit denials alternate', () => {
    const permissions = [deny(when(stringEquals({ a: '5' })))];
    expect(ask(permissions, { a: 5 }, 'nonString=open')).toEqual({
      verdict: 'denied',
      reason: null,
      permissions: [],
      questions: [],
    });
  });

  it('never asks of groups, routes or relationships what is asked of properties alone', () => {
    const settle = 'relationships=open,groupWithoutPolicy=open,graphqlRoute=open';
    const properties = { _fromEntityId: '1', _toEntityId: '2' };
    expect(ask([allow()], properties, settle)).toMatchObject({ verdict: 'allowed', questions: [] });
  });
});
