import { describe, expect, it } from 'vitest';
import type { JsonValue, Scalar } from '../../../shared/json/json-value.ts';
import type { Operator } from '../../../shared/policy/policy.ts';
import { queryFilters, stringEquals, verdictOf } from './policy-in-words.ts';

/** Whether a lone ALLOW on `a` holds for the value of `a`, in each of the two forms. */
function inBothForms(asked: Scalar, value: JsonValue, settle = ''): readonly string[] {
  const forms: readonly Operator[] = [stringEquals({ a: asked }), queryFilters({ a: asked })];
  return forms.map((form) => verdictOf([form], { a: value }, settle));
}

function alikeAsText(asked: Scalar, value: Scalar): string {
  return verdictOf([stringEquals({ a: asked })], { a: value }, 'nonString=equal');
}

function alikeInFilter(asked: Scalar, value: Scalar): string {
  return verdictOf([queryFilters({ a: asked })], { a: value }, 'nonString=open');
}

const both = (verdict: string): readonly string[] => [verdict, verdict];

describe('what a property equals', () => {
  it('needs the property to be there', () => {
    expect(verdictOf([stringEquals({ a: 'x' })], {})).toBe('denied');
    expect(verdictOf([queryFilters({ a: 'x' })], {})).toBe('denied');
  });

  it('takes a list of one element as that element, once', () => {
    expect(inBothForms('x', ['x'])).toEqual(both('allowed'));
    expect(inBothForms('x', [['x']])).toEqual(both('denied'));
    expect(inBothForms('x', [['x', 'y']], 'multiValued=anyElement')).toEqual(both('denied'));
  });

  it('lets [null], null, an empty list and an object equal nothing', () => {
    for (const value of [[null], null, [], {}, { a: 'x' }, [{}], [[]]]) {
      expect(inBothForms('', value, 'nonString=equal')).toEqual(both('denied'));
      expect(inBothForms('null', value, 'nonString=equal')).toEqual(both('denied'));
      expect(inBothForms('[object Object]', value, 'nonString=equal')).toEqual(both('denied'));
    }
  });

  it('asks multiValued of a list of two or more, duplicates counted', () => {
    for (const value of [
      ['x', 'y'],
      ['x', 'x'],
      ['x', null],
      ['x', ['y']],
    ]) {
      expect(inBothForms('x', value, 'multiValued=anyElement')).toEqual(both('allowed'));
      expect(inBothForms('x', value, 'multiValued=never')).toEqual(both('denied'));
      expect(inBothForms('x', value, 'multiValued=open')).toEqual(both('undetermined'));
    }
    expect(inBothForms('x', ['y', ['x']], 'multiValued=anyElement')).toEqual(both('denied'));
  });

  it('never joins the elements of a list into one text', () => {
    expect(inBothForms('x,y', ['x', 'y'], 'multiValued=anyElement,nonString=equal')).toEqual(both('denied'));
  });
});

describe('stringEquals', () => {
  it('needs every named property', () => {
    const named = stringEquals({ a: 'x', b: 'y' });
    expect(verdictOf([named], { a: 'x', b: 'y', c: 'z' })).toBe('allowed');
    expect(verdictOf([named], { a: 'x' })).toBe('denied');
    expect(verdictOf([named], { a: 'x', b: 'x' })).toBe('denied');
  });

  it('makes any pair with a number or boolean unequal under nonString=unequal', () => {
    const pairs: readonly (readonly [Scalar, Scalar])[] = [
      ['5', 5],
      [5, '5'],
      [5, 5],
      ['true', true],
      [true, true],
    ];
    for (const [asked, value] of pairs) {
      expect(verdictOf([stringEquals({ a: asked })], { a: value }, 'nonString=unequal')).toBe('denied');
      expect(verdictOf([stringEquals({ a: asked })], { a: value }, 'nonString=equal')).toBe('allowed');
      expect(verdictOf([stringEquals({ a: asked })], { a: value }, 'nonString=open')).toBe('undetermined');
    }
  });

  it("compares JavaScript's String() of both under nonString=equal", () => {
    expect(alikeAsText('1', 1)).toBe('allowed');
    expect(alikeAsText('1.0', 1)).toBe('denied');
    expect(alikeAsText('0', -0)).toBe('allowed');
    expect(alikeAsText('-0', -0)).toBe('denied');
    expect(alikeAsText('1e+21', 1e21)).toBe('allowed');
    expect(alikeAsText('Infinity', Number.POSITIVE_INFINITY)).toBe('allowed');
    expect(alikeAsText(1, true)).toBe('denied');
    expect(alikeAsText('', false)).toBe('denied');
  });

  it('asks nonString of each element of a list', () => {
    const settle = 'multiValued=anyElement,nonString=equal';
    expect(verdictOf([stringEquals({ a: '5' })], { a: ['x', 5] }, settle)).toBe('allowed');
    expect(verdictOf([stringEquals({ a: ['x', 5] })], { a: '5' }, settle)).toBe('allowed');
    expect(verdictOf([stringEquals({ a: '5' })], { a: [5] }, 'nonString=equal')).toBe('allowed');
  });

  it('asks valueList of a list of values, with one element too', () => {
    for (const list of [['x'], ['x', 'y']]) {
      expect(verdictOf([stringEquals({ a: list })], { a: 'x' }, 'valueList=anyOf')).toBe('allowed');
      expect(verdictOf([stringEquals({ a: list })], { a: 'x' }, 'valueList=never')).toBe('denied');
      expect(verdictOf([stringEquals({ a: list })], { a: 'x' }, 'valueList=open')).toBe('undetermined');
    }
  });

  it('never lets an empty list of values hold', () => {
    expect(verdictOf([stringEquals({ a: [] })], { a: [] }, 'valueList=open')).toBe('denied');
    expect(verdictOf([stringEquals({ a: [] })], {}, 'valueList=open,emptyCondition=open')).toBe('denied');
  });
});

describe('queryFilters', () => {
  it('lets any filter hold, and in it every key', () => {
    const filters = queryFilters({ a: 'x', b: 'y' }, { c: 'z' });
    expect(verdictOf([filters], { a: 'x', b: 'y' })).toBe('allowed');
    expect(verdictOf([filters], { c: 'z' })).toBe('allowed');
    expect(verdictOf([filters], { a: 'x', b: 'z' })).toBe('denied');
  });

  it('takes a list of values as any of them, and an empty one as none', () => {
    expect(verdictOf([queryFilters({ a: ['x', 'y'] })], { a: 'y' }, 'valueList=open')).toBe('allowed');
    expect(verdictOf([queryFilters({ a: ['x'] })], { a: 'x' }, 'valueList=never')).toBe('allowed');
    expect(verdictOf([queryFilters({ a: [] })], { a: 'x' })).toBe('denied');
    expect(verdictOf([queryFilters({ a: [] })], { a: [] })).toBe('denied');
  });

  it('lets each type equal its own alone, whatever nonString says', () => {
    expect(alikeInFilter(5, 5)).toBe('allowed');
    expect(alikeInFilter(true, true)).toBe('allowed');
    expect(alikeInFilter(0, -0)).toBe('allowed');
    expect(alikeInFilter(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe('allowed');
    expect(alikeInFilter('5', 5)).toBe('denied');
    expect(alikeInFilter(5, '5')).toBe('denied');
    expect(alikeInFilter('true', true)).toBe('denied');
    expect(alikeInFilter(1, true)).toBe('denied');
  });
});

describe('several operators in one condition', () => {
  it('must all hold', () => {
    const operators = [stringEquals({ a: 'x' }), queryFilters({ b: 'y' })];
    expect(verdictOf(operators, { a: 'x', b: 'y' })).toBe('allowed');
    expect(verdictOf(operators, { a: 'x' })).toBe('denied');
    expect(verdictOf(operators, { b: 'y' })).toBe('denied');
  });
});
