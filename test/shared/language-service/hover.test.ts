import { describe, expect, it } from 'vitest';
import { defaultAnswers, settleAnswer } from '../../../shared/evaluate/answers.ts';
import { hoverAt } from '../../../shared/language-service/hover.ts';
import type { HoverContext } from '../../../shared/language-service/hover.ts';
import { documentedActions, documentedResourceTypes } from '../../../shared/policy/vocabulary.ts';
import { factsOf, withCursor } from './completing.ts';

const facts = factsOf([
  { _id: 'id-1', _type: 'repo', env: 'prod', stars: 5, labels: ['a', 'b'] },
  { _id: 'id-2', _type: 'repo', env: 'prod', stars: 7 },
  { _id: 'id-3', _type: ['user'], name: 'Kim', env: 'dev' },
]);

const inPermission = (members: string): string => `{"permissions": [{${members}}]}`;
const inEquals = (members: string): string => inPermission(`"condition": {"stringEquals": {${members}}}`);

async function said(marked: string, context: Partial<HoverContext> = {}): Promise<string | null> {
  const { text, offset } = withCursor(marked);
  const hover = await hoverAt(text, offset, { answers: defaultAnswers, facts, ...context });
  return hover && [hover.note.heading, ...hover.note.paragraphs].join('\n');
}

describe('hovering over a word of the language', () => {
  it.each([
    ['{"perm|issions": []}', 'permissions'],
    [inPermission('"ef|fect": "ALLOW"'), 'effect'],
    [inPermission('"effect": "DE|NY"'), 'DENY'],
    [inPermission('"cond|ition": {}'), 'condition'],
    [inPermission('"condition": {"string|Equals": {}}'), 'stringEquals'],
    [inPermission('"condition": {"query|Filters": []}'), 'queryFilters'],
    ['{"permissions": [{"effect": "DE|NY"', 'DENY'],
  ])('%s', async (text, heading) => {
    expect(await said(text)).toMatch(new RegExp(`^${heading}\n.*20\\d\\d-\\d\\d`));
  });

  it('gives each sentence its page and date, and the state of each question', async () => {
    const form = await said(inPermission('"condition": {"query|Filters": []}'));
    expect(form).toMatch(/group’s query policy\. \(API key page, 2023-05-23\.\)/);
    expect(form).toMatch(/Assumed \(conditionForm = both\): Which form of condition/);
    expect(form).toMatch(/Open \(multiValued\)/);
    const answers = settleAnswer(defaultAnswers, 'multiValued', 'never', '2026-11-02');
    expect(await said(inPermission('"condition": {"query|Filters": []}'), { answers })).toMatch(
      /Settled 2026-11-02 \(multiValued = never\)/,
    );
  });

  it('names an operator that no document knows as such', async () => {
    expect(await said(inPermission('"condition": {"string|Like": {}}'))).toMatch(
      /^stringLike\nNo document names this operator\.\nOpen \(unknownOperator\)/,
    );
  });
});

describe('hovering over a name', () => {
  it.each([...documentedActions, '*'])('says what the documents say of the action %s', async (action) => {
    expect(await said(inPermission(`"actions": ["|${action}"]`))).toContain('2022-05-10');
  });

  it.each([...documentedResourceTypes.map((type) => `${type}:1`), '*'])(
    'says what the documents say of the resource %s',
    async (resource) => {
      expect(await said(inPermission(`"resources": ["|${resource}"]`))).toContain('2022-05-10');
    },
  );

  it('says of an unlisted name how old the list is', async () => {
    expect(await said(inPermission('"actions": ["quer|y:Fly"]'))).toMatch(
      /No page lists this action.*2022-05-10/,
    );
    expect(await said(inPermission('"resources": ["rul|e:1"]'))).toMatch(
      /No page lists this type of resource/,
    );
  });

  it('says where the documents contradict themselves on wildcards', async () => {
    const all = await said(inPermission('"actions": ["|*"]'));
    expect(all).toMatch(/not supported for account-level keys.*2022-05-10/);
    expect(all).toMatch(/2022-07-19/);
  });

  it('names the entity of a resource', async () => {
    expect(await said(inPermission('"resources": ["entity:|id-3"]'))).toMatch(/In Sample: Kim \(user\)\./);
    expect(await said(inPermission('"resources": ["entity:|id"]'))).not.toMatch(/In Sample/);
  });
});

describe('hovering over a condition', () => {
  it('tells how many objects of the set have a property, and its most frequent values', async () => {
    expect(await said(inEquals('"en|v": "x"'))).toBe(
      'env\n3 entities of Sample have it: text.\nMost frequent: "prod" 2 · "dev" 1.',
    );
    expect(await said(inEquals('"en|v": "x", "_type": "repo"'))).toContain('Of the objects of type repo: 2.');
    expect(await said(inEquals('"_i|d": "x"'))).not.toContain('Most frequent');
    expect(await said(inEquals('"nop|e": "x"'))).toBe('nope\nNo object of Sample has this property.');
  });

  it('tells how many objects have a value, and what it hangs on', async () => {
    expect(await said(inEquals('"env": "pro|d"'))).toBe('"prod"\nenv of 2 entities of Sample is this value.');
    expect(await said(inEquals('"env": "stagin|g"'))).toContain('env of no object of Sample is this value.');
    expect(await said(inEquals('"stars": "|5"'))).toMatch(
      /^5\nstars of 1 entity of Sample.*\nOpen \(nonString\)/,
    );
    expect(await said(inEquals('"env": ["pro|d"]'))).toMatch(/Open \(valueList\)/);
    const inFilter = inPermission('"condition": {"queryFilters": [{"labels": ["|a"], "stars": |7}]}');
    expect(await said(inFilter.replace('|7', '7'))).toMatch(
      /in 1 it is one of several values.*\nOpen \(multiValued\)/s,
    );
    expect(await said(inFilter.replace('|a', 'a'))).toBe('7\nstars of 1 entity of Sample is this value.');
  });

  it('says nothing of properties where no set is loaded', async () => {
    expect(await said(inEquals('"en|v": "prod"'), { facts: null })).toBeNull();
    expect(await said(inEquals('"env": "pr|od"'), { facts: null })).toBeNull();
  });

  it('case 33: shows hostile data with what is invisible spelt out', async () => {
    const value = '<img src=x onerror=1>\u202E](javascript:1)\n`';
    const hostile = factsOf([{ 'a\u200Bb': value }]);
    const text = inEquals(`"|a\\u200bb": ${JSON.stringify(value)}`);
    expect(await said(text, { facts: hostile })).toMatch(/^a\\u200bb\n/);
    const onValue = inEquals(`"a\\u200bb": "|${JSON.stringify(value).slice(1)}`);
    const note = await said(onValue, { facts: hostile });
    expect(note?.split('\n')[0]).toBe('"<img src=x onerror=1>\\u202e](javascript:1)\\n`"');
  });
});

describe('hovering over nothing', () => {
  it.each([
    ['white space', inPermission('"effect":  |  "ALLOW"')],
    ['an unknown key', inPermission('"prin|cipal": "x"')],
    ['a sign', inPermission('"actions": |[]')],
    ['a comment', inPermission('/* ALL|OW */')],
    ['a policy in a string', JSON.stringify(inPermission('"effect": "ALLOW"')).replace('ALLOW', 'AL|LOW')],
  ])('%s', async (_, text) => {
    expect(await said(text)).toBeNull();
  });
});
