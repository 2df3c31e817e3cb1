import { describe, expect, it } from 'vitest';
import { allow, ask, askFor, deny, queryFilters, stringEquals, when } from './policy-in-words.ts';

const readGraph = 'query:ReadGraphData';

function viewListing(...actions: readonly string[]): string {
  return askFor('dashboard:View', 'dashboard:1', [allow(null, { actions })]).verdict;
}

function viewOn(...resources: readonly string[]): string {
  return askFor('dashboard:View', 'dashboard:1', [allow(null, { resources })]).verdict;
}

function named(asked: string, name: string): string {
  return ask([allow(when(stringEquals({ name: asked })))], { name }).verdict;
}

describe('which permissions apply to a request', () => {
  it('allows nothing where no permission applies', () => {
    expect(ask([], {})).toEqual({
      verdict: 'denied',
      reason: 'implicitDeny',
      permissions: [],
      questions: [],
    });
  });

  it('takes an action as a whole string or by a listed *', () => {
    expect(viewListing('dashboard:View')).toBe('allowed');
    expect(viewListing('persister:Synchronize', '*')).toBe('allowed');
    expect(viewListing('dashboard:*')).toBe('denied');
    expect(viewListing('dashboard:view')).toBe('denied');
    expect(viewListing('dashboard')).toBe('denied');
  });

  it('takes a resource as a whole string or by a listed *', () => {
    expect(viewOn('dashboard:1')).toBe('allowed');
    expect(viewOn('dashboard:2', '*')).toBe('allowed');
    expect(viewOn('dashboard:*')).toBe('denied');
    expect(viewOn('dashboard:')).toBe('denied');
  });

  it('judges query:ReadGraphData as on *, whatever resource is given', () => {
    const onEntity = [allow(null, { resources: ['entity:1'] })];
    expect(askFor(readGraph, 'entity:1', onEntity).verdict).toBe('denied');
    expect(askFor(readGraph, 'entity:1', [allow()]).verdict).toBe('allowed');
    expect(askFor(readGraph, null, [allow()]).verdict).toBe('allowed');
  });

  it('lets a ReadGraphData permission on specific resources neither grant nor deny', () => {
    const onEntity = deny(null, { actions: [readGraph], resources: ['entity:1'] });
    expect(askFor(readGraph, 'entity:1', [allow(), onEntity]).verdict).toBe('allowed');
  });

  it('takes a * in a request as a plain string', () => {
    expect(askFor('*', 'account:1', [allow(null, { actions: ['dashboard:View'] })]).verdict).toBe('denied');
    expect(askFor('*', 'account:1', [allow()]).verdict).toBe('allowed');
    expect(askFor('dashboard:View', '*', [allow(null, { resources: ['dashboard:1'] })]).verdict).toBe(
      'denied',
    );
  });

  it('covers an id that only * covers by * alone', () => {
    const listed = allow(null, { resources: ['entity:', 'entity:null', 'null', ''] });
    expect(askFor('query:GetAccountEntity', null, [listed]).verdict).toBe('denied');
    expect(askFor('query:GetAccountEntity', null, [allow()]).verdict).toBe('allowed');
  });

  it('compares strings by code units, case-sensitively and unnormalised', () => {
    expect(named('\u{e9}', '\u{e9}')).toBe('allowed');
    expect(named('\u{e9}', 'e\u{301}')).toBe('denied');
    expect(named('a', 'A')).toBe('denied');
    expect(named('\u{d800}', '\u{dc00}')).toBe('denied');
    expect(named('a', 'a ')).toBe('denied');
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('takes only an own property for %j', (name) => {
    const only = Object.fromEntries([[name, 'x']]);
    const permission = allow(when(stringEquals(only)));
    expect(ask([permission], {}).verdict).toBe('denied');
    expect(ask([permission], only).verdict).toBe('allowed');
  });
});

describe('which permission decides', () => {
  const onA = when(queryFilters({ a: '1' }));

  it('lets a DENY beat every ALLOW under denyWins, in any order', () => {
    for (const permissions of [
      [deny(), allow()],
      [allow(), deny()],
    ]) {
      const { verdict, reason } = ask(permissions, {});
      expect({ verdict, reason }).toEqual({ verdict: 'denied', reason: 'explicitDeny' });
    }
  });

  it('names every DENY that applies, else every ALLOW that applies', () => {
    expect(ask([allow(), deny(), allow(onA), deny(onA), deny()], { a: '2' }).permissions).toEqual([1, 4]);
    expect(ask([allow(), deny(onA), allow(onA), allow()], { a: '2' }).permissions).toEqual([0, 3]);
  });

  it('names no permission for an implicit deny', () => {
    expect(ask([allow(onA)], { a: '2' })).toMatchObject({ reason: 'implicitDeny', permissions: [] });
  });

  it('lets the last permission that applies decide under lastWins', () => {
    const last = 'denyPrecedence=lastWins';
    expect(ask([deny(), allow(), deny(onA)], {}, last)).toMatchObject({
      verdict: 'allowed',
      permissions: [1],
    });
    expect(ask([allow(), allow(), deny()], {}, last)).toMatchObject({
      reason: 'explicitDeny',
      permissions: [2],
    });
    expect(ask([allow(onA)], {}, last)).toMatchObject({ reason: 'implicitDeny', permissions: [] });
  });

  it('hangs on denyPrecedence where an ALLOW stands after a DENY', () => {
    const open = 'denyPrecedence=open';
    expect(ask([deny(), allow()], {}, open)).toEqual({
      verdict: 'undetermined',
      reason: null,
      permissions: [],
      questions: ['denyPrecedence'],
    });
    expect(ask([allow(), deny()], {}, open)).toMatchObject({
      verdict: 'denied',
      permissions: [1],
      questions: [],
    });
  });
});
