import { describe, expect, it } from 'vitest';
import { defaultAnswers, settleAnswer } from '../../../shared/evaluate/answers.ts';
import { documentedActions, documentedResourceTypes } from '../../../shared/policy/vocabulary.ts';
import { accept as acceptAt, accepted, complete, factsOf, labels } from './completing.ts';

const inPermission = (members: string): string => `{"permissions": [{${members}}]}`;
const inEquals = (members: string): string => inPermission(`"condition": {"stringEquals": {${members}}}`);
const inFilter = (members: string): string => inPermission(`"condition": {"queryFilters": [{${members}}]}`);

const facts = factsOf(
  [
    { _id: 'id-1', _type: 'repo', _class: ['CodeRepo'], name: 'pay', env: 'prod', stars: 5, public: true },
    { _id: 'id-2', _type: 'repo', _class: ['CodeRepo', 'Project'], name: 'web', env: 'dev', stars: 7 },
    { _id: 'id-3', _type: 'user', _class: ['User'], name: 'Kim', env: 'prod', admin: false },
    { _id: 'id-4', _type: 'user', _class: ['User'], name: 'Lou', mail: 'l@x', env: 'prod' },
  ],
  [{ _type: 'has', env: 'dev', since: 2020 }],
);
const withFacts = { facts };

describe('completions of keys', () => {
  it.each([
    ['{|}', ['permissions']],
    ['{ "per| }', ['permissions']],
    ['{ "|', ['permissions']],
    ['{ perm|', ['permissions']],
    ['{"permissions": [], |}', []],
    ['{ |, "permissions": [] }', []],
    [inPermission('|'), ['effect', 'actions', 'resources', 'condition', 'condition']],
    [inPermission('"effect": "ALLOW", |'), ['actions', 'resources', 'condition', 'condition']],
    [inPermission('|, "effect": "ALLOW", "actions": ["a"]'), ['resources', 'condition', 'condition']],
    [inPermission('"resources": ["*"], "eff|": "ALLOW", "actions": []'), ['effect', 'condition']],
    [
      '{"permissions": [{"effect": "ALLOW",\n"|\n}, {"actions": []}]}',
      ['actions', 'resources', 'condition', 'condition'],
    ],
    [inPermission('"condition": {|}'), ['stringEquals', 'queryFilters']],
    [inPermission('"condition": {"stringEquals": {}, "|"}'), ['queryFilters']],
  ])('%s', async (text, expected) => {
    expect(await labels(text)).toEqual(expected);
  });

  it.each([
    [inPermission('"eff|'), 'effect', { effect: '' }],
    [inPermission('"eff|"'), 'effect', { effect: '' }],
    [inPermission('"|": "ALLOW"'), 'effect', { effect: 'ALLOW' }],
    [inPermission('"a|": ["x"], "effect": "DENY"'), 'actions', { actions: ['x'], effect: 'DENY' }],
    [inPermission('"effect": "DENY" |'), 'actions', { effect: 'DENY', actions: [''] }],
    [inPermission('"effect": "DENY"|'), 'actions', { effect: 'DENY', actions: [''] }],
    [inPermission('"effect": "DENY"\n"|'), 'actions', { effect: 'DENY', actions: [''] }],
    [inPermission('"effect": "DENY" // why\n|'), 'actions', { effect: 'DENY', actions: [''] }],
    [inPermission('| "effect": "DENY"'), 'actions', { effect: 'DENY', actions: [''] }],
    [inPermission('"|\n"effect": "DENY"'), 'actions', { effect: 'DENY', actions: [''] }],
    [
      inPermission('"effect": "DENY" | , "actions": []'),
      'resources',
      { effect: 'DENY', actions: [], resources: [''] },
    ],
    [
      inPermission('"actions": ["query:ReadGraphData"],|'),
      'resources',
      { actions: ['query:ReadGraphData'], resources: ['*'] },
    ],
    [inPermission('"condition": {"str|}'), 'stringEquals', { condition: { stringEquals: {} } }],
    [inPermission('"condition": {"q|}'), 'queryFilters', { condition: { queryFilters: [{}] } }],
    [
      inPermission('"condition": {"stringEquals": {}|}'),
      'queryFilters',
      { condition: { stringEquals: {}, queryFilters: [{}] } },
    ],
  ])('%s with %s accepted', async (text, label, permission) => {
    const result = (await accepted(text, label)).replace('// why', '');
    expect(JSON.parse(result)).toEqual({ permissions: [permission] });
  });

  it('write a condition in either form, that which the service enforces first', async () => {
    const { items } = await complete(inPermission('"co|'));
    const conditions = items.filter(({ label }) => label === 'condition');
    expect(conditions.map(({ detail }) => detail)).toEqual(['stringEquals', 'queryFilters']);
    const answers = settleAnswer(defaultAnswers, 'conditionForm', 'queryFilters', null);
    const settled = await complete(inPermission('"condition": {"|'), { answers });
    expect(settled.items.map(({ label }) => label)).toEqual(['queryFilters', 'stringEquals']);
  });

  it('put a key on the line that a person has begun, and its comma behind the value before', async () => {
    const text = '{\n  "permissions": [\n    {\n      "effect": "ALLOW"\n      "ac|\n    }\n  ]\n}';
    expect(await accepted(text, 'actions')).toBe(
      '{\n  "permissions": [\n    {\n      "effect": "ALLOW",\n      "actions": [""]\n    }\n  ]\n}',
    );
  });
});

describe('completions of names', () => {
  it('list both effects, all actions and all types of resources', async () => {
    expect(await labels(inPermission('"effect": "|"'))).toEqual(['ALLOW', 'DENY']);
    expect(await labels(inPermission('"actions": ["|"]'))).toEqual([...documentedActions, '*']);
    expect(await labels(inPermission('"resources": ["|"]'))).toEqual([
      '*',
      ...documentedResourceTypes.map((type) => `${type}:`),
    ]);
  });

  it('list what a person added to the vocabulary', async () => {
    const vocabulary = { addedActions: ['rules:Read'], addedResourceTypes: ['rule'] };
    expect(await labels(inPermission('"actions": [|]'), { vocabulary })).toContain('rules:Read');
    expect(await labels(inPermission('"resources": [|]'), { vocabulary })).toContain('rule:');
  });

  it('leave out what the list has already', async () => {
    const actions = await labels(inPermission('"actions": ["*", "|", "dashboard:View"]'));
    expect(actions).not.toContain('*');
    expect(actions).not.toContain('dashboard:View');
    expect(actions).toHaveLength(documentedActions.length - 1);
  });

  it('begin with the resources that go with the actions', async () => {
    const firsts = [];
    for (const action of ['query:ReadGraphData', 'dashboard:View', 'query:GetAccountEntity']) {
      firsts.push((await labels(inPermission(`"actions": ["${action}"], "resources": ["|"]`)))[0]);
    }
    expect(firsts).toEqual(['*', 'dashboard:', 'entity:']);
  });

  it.each([
    ['"effect": "|"', 'ALLOW', { effect: 'ALLOW' }],
    ['"effect": "AL|LOW"', 'DENY', { effect: 'DENY' }],
    ['"effect": "|', 'DENY', { effect: 'DENY' }],
    ['"effect":|', 'DENY', { effect: 'DENY' }],
    ['"effect": |', 'DENY', { effect: 'DENY' }],
    ['"effect": A|', 'ALLOW', { effect: 'ALLOW' }],
    ['"effect": | "allow"', 'ALLOW', { effect: 'ALLOW' }],
    ['"effect": |\n"actions": []', 'ALLOW', { effect: 'ALLOW', actions: [] }],
    ['"effect": "|\n"actions": []', 'ALLOW', { effect: 'ALLOW', actions: [] }],
    ['"actions": [|]', '*', { actions: ['*'] }],
    ['"actions": ["|]', '*', { actions: ['*'] }],
    ['"actions": ["dash|]', 'dashboard:View', { actions: ['dashboard:View'] }],
    ['"actions": ["|, "x"]', '*', { actions: ['*', 'x'] }],
    ['"actions": ["|"x"]', '*', { actions: ['*', 'x'] }],
    ['"actions": [|"x"]', '*', { actions: ['*', 'x'] }],
    ['"actions": ["x"|]', '*', { actions: ['x', '*'] }],
    ['"actions": ["x" "|]', '*', { actions: ['x', '*'] }],
    ['"actions": ["x",|]', '*', { actions: ['x', '*'] }],
    ['"actions": ["x",| "y"]', '*', { actions: ['x', '*', 'y'] }],
    ['"actions": ["x\\"|y"]', '*', { actions: ['*'] }],
    ['"actions": |', 'dashboard:View', { actions: ['dashboard:View'] }],
    ['"actions": "|"', 'dashboard:View', { actions: ['dashboard:View'] }],
    ['"resources": ["das|"]', 'dashboard:', { resources: ['dashboard:'] }],
    ['"resources": |', '*', { resources: ['*'] }],
    ['"condition": |', 'stringEquals', { condition: { stringEquals: {} } }],
    ['"condition": {"stringEquals": |}', '{ }', { condition: { stringEquals: {} } }],
    ['"condition": {"queryFilters": [|]}', '{ }', { condition: { queryFilters: [{}] } }],
  ])('%s with %s accepted', async (members, label, permission) => {
    expect(JSON.parse(await accepted(inPermission(members), label))).toEqual({ permissions: [permission] });
  });

  it('keep what stands behind an unclosed string on the same line', async () => {
    const broken = inPermission('"actions": ["dash|board:View, "x": 1');
    expect(await accepted(broken, 'dashboard:View')).toBe(
      inPermission('"actions": ["dashboard:View", "x": 1'),
    );
  });

  it('take a string whose closing quote is there as closed, whatever is broken behind it', async () => {
    const broken = inPermission('"effect": "AL|LOW", "actions: []');
    expect(await accepted(broken, 'DENY')).toBe(inPermission('"effect": "DENY", "actions: []'));
  });

  it('put no comma between a list that is not closed and the key behind it', async () => {
    const broken = '{"permissions": [{"actions": [|\n"resources": ["*"]}]}';
    expect(await accepted(broken, 'dashboard:View')).toBe(
      '{"permissions": [{"actions": ["dashboard:View"\n"resources": ["*"]}]}',
    );
  });

  it('say what the documents say of a name, with page and date, and what is open', async () => {
    const { items } = await complete(inPermission('"actions": ["|"]'));
    const note = items.find(({ label }) => label === 'query:ReadGraphData')?.note;
    expect(note?.paragraphs.join('\n')).toMatch(/“Creating User and Account API Keys”, 2022-05-10/);
    expect(note?.paragraphs.join('\n')).toMatch(/Open \(multiValued\): Does a property/);
  });
});

describe('completions of whole permissions', () => {
  it.each([
    ['|', 'ALLOW everything'],
    ['  |\n', 'ALLOW everything'],
    ['{"permissions": |}', 'ALLOW everything'],
    ['{"permissions": [|]}', 'ALLOW everything'],
  ])('%j with %s accepted', async (text, label) => {
    expect(JSON.parse(await accepted(text, label))).toEqual({
      permissions: [{ effect: 'ALLOW', actions: ['*'], resources: ['*'] }],
    });
  });

  it('stand before and behind others with their commas', async () => {
    const behind = JSON.parse(await accepted('{"permissions": [{}|]}', 'ALLOW the whole graph')) as {
      permissions: unknown[];
    };
    expect(behind.permissions).toHaveLength(2);
    const before = JSON.parse(await accepted('{"permissions": [|{}]}', 'ALLOW the whole graph')) as {
      permissions: unknown[];
    };
    expect(before.permissions[1]).toEqual({});
  });

  it('go on with the values of the condition that they begin', async () => {
    const { items } = await complete('{"permissions": [|]}');
    const byType = items.find(({ label }) => label === 'ALLOW graph objects, by stringEquals');
    expect(byType?.asksAgain).toBe(true);
    expect(byType?.snippet).toContain('"stringEquals": { "_type": "$1" }');
  });
});

async function noteText(text: string, label: string): Promise<string | undefined> {
  const { items } = await complete(text, withFacts);
  return items.find((item) => item.label === label)?.note?.paragraphs.join('\n');
}

describe('completions from the loaded set', () => {
  it('name the properties that its objects have, documented ones first, the server’s own last', async () => {
    const { items } = await complete(inEquals('"|"'), withFacts);
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      '_type: 4 entities · 1 relationship',
      '_class: 4 entities',
      'env: 4 entities · 1 relationship',
      'name: 4 entities',
      'stars: 2 entities',
      'admin: 1 entity',
      'mail: 1 entity',
      'public: 1 entity',
      'since: 1 relationship',
      '_id: 4 entities',
    ]);
  });

  it('leave out the properties that the filter names', async () => {
    expect(await labels(inFilter('"_type": ["repo"], "|"'), withFacts)).not.toContain('_type');
    expect(await labels(inFilter('"|", "env": "x"'), withFacts)).not.toContain('env');
    expect(await labels(inFilter('"env": "x"}, {"|"'), withFacts)).toContain('env');
  });

  it('begin with what objects of the named types have', async () => {
    const first = (await complete(inFilter('"|", "_type": ["repo"]'), withFacts)).items;
    expect(first.slice(0, 6).map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      '_class: 2 of this type',
      'env: 2 of this type',
      'name: 2 of this type',
      'stars: 2 of this type',
      'public: 1 of this type',
      '_id: 2 of this type',
    ]);
    const values = await labels(inEquals('"env": "|", "_type": "repo"'), withFacts);
    expect(values).toEqual(['prod', 'dev']);
    const inDevFirst = await complete(inFilter('"_type": "has", "env": "|"'), withFacts);
    expect(inDevFirst.items.map(({ label, detail }) => [label, detail])).toEqual([
      ['dev', '1 of this type'],
      ['prod', '3 entities'],
    ]);
  });

  it('name the values of a property, the most frequent first', async () => {
    const { items } = await complete(inEquals('"env": "|"'), withFacts);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['prod', '3 entities'],
      ['dev', '1 entity · 1 relationship'],
    ]);
    expect(items[0]?.note?.paragraphs[0]).toBe('env of 3 entities of Sample is this value.');
  });

  it.each([
    [inEquals('"env": "|"'), 'prod', { stringEquals: { env: 'prod' } }],
    [inEquals('"env": |'), 'prod', { stringEquals: { env: 'prod' } }],
    [inEquals('"stars": "|"'), '5', { stringEquals: { stars: '5' } }],
    [inEquals('"env": ["prod", "|"]'), 'dev', { stringEquals: { env: ['prod', 'dev'] } }],
    [inFilter('"stars": ["|"]'), '5', { queryFilters: [{ stars: [5] }] }],
    [inFilter('"stars": [5, |]'), '7', { queryFilters: [{ stars: [5, 7] }] }],
    [inFilter('"public": "|"'), 'true', { queryFilters: [{ public: true }] }],
    [inFilter('"public": tr|'), 'true', { queryFilters: [{ public: [true] }] }],
    [inFilter('"env": |'), 'dev', { queryFilters: [{ env: ['dev'] }] }],
    [inFilter('"_class": ["|"]'), 'Project', { queryFilters: [{ _class: ['Project'] }] }],
    [inEquals('"en|'), 'env', { stringEquals: { env: '' } }],
    [inFilter('"en|'), 'env', { queryFilters: [{ env: [''] }] }],
  ])('%s with %s accepted', async (text, label, condition) => {
    expect(JSON.parse(await accepted(text, label, withFacts))).toEqual({ permissions: [{ condition }] });
  });

  it('leave out the values that the list has already', async () => {
    expect(await labels(inFilter('"stars": [5, "|"]'), withFacts)).toEqual(['7']);
    expect(await labels(inFilter('"env": ["dev", "|", "prod"]'), withFacts)).toEqual([]);
  });

  it('say what a value hangs on', async () => {
    expect(await noteText(inEquals('"stars": "|"'), '5')).toMatch(/Open \(nonString\)/);
    expect(await noteText(inFilter('"stars": "|"'), '5')).not.toMatch(/nonString/);
    expect(await noteText(inFilter('"_class": "|"'), 'Project')).toMatch(/Open \(multiValued\)/);
    expect(await noteText(inFilter('"_class": "|"'), 'User')).not.toMatch(/multiValued/);
  });

  it('name entities by name and put their id', async () => {
    const { items } = await complete(inPermission('"resources": ["entity:|"]'), withFacts);
    expect(items.slice(0, 4).map(({ label, detail }) => [label, detail])).toEqual([
      ['pay', 'repo'],
      ['web', 'repo'],
      ['Kim', 'user'],
      ['Lou', 'user'],
    ]);
    const text = inPermission('"resources": ["entity:ki|"]');
    expect(await accepted(text, 'Kim', withFacts)).toBe(inPermission('"resources": ["entity:id-3"]'));
    expect(await labels(inPermission('"resources": ["entity:id-2|"]'), withFacts)).toContain('web');
    expect(await labels(inPermission('"resources": ["|"]'), withFacts)).not.toContain('Kim');
  });

  it('ask again while there is more than a list shows', async () => {
    const many = factsOf(
      Array.from({ length: 150 }, (_, place) => ({ _id: `i${place}`, host: `h-${place}` })),
    );
    const all = await complete(inEquals('"host": "|"'), { facts: many });
    expect([all.items.length, all.incomplete]).toEqual([100, true]);
    const some = await complete(inEquals('"host": "h-149|"'), { facts: many });
    expect([some.items.map(({ label }) => label), some.incomplete]).toEqual([['h-149'], false]);
  });

  it('name the documented properties where no set is loaded', async () => {
    expect(await labels(inFilter('"|"'))).toEqual([
      '_type',
      '_class',
      '_integrationType',
      '_integrationClass',
      '_integrationInstanceId',
    ]);
    expect(await labels(inFilter('"_type": "|"'))).toEqual([]);
  });

  it('case 33: write hostile names and values as themselves, with what is invisible spelt out', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      '](javascript:alert(1))',
      '`code` **bold** $1 ${2:x} \\} |',
      'a\nb\t"c"',
      '\u202Eabc\u200B',
      '\uD800',
      '__proto__',
    ];
    const hostile = factsOf(
      names.map((name) => ({ _type: name, ...Object.fromEntries([[`k${name}`, 'v']]) })),
    );
    const values = await complete(inEquals('"_type": "|"'), { facts: hostile });
    expect(values.items).toHaveLength(names.length);
    for (const [index, item] of values.items.entries()) {
      const text = inEquals('"_type": ""');
      expect(JSON.parse(acceptAt(text, item))).toEqual({
        permissions: [{ condition: { stringEquals: { _type: names[index] } } }],
      });
      expect(item.label).not.toMatch(/[\n\t\u200b\u202e]/);
      expect(item.snippet).not.toMatch(/[\n\t\u200b\u202e]/);
    }
    const keys = await complete(inEquals('|'), { facts: hostile });
    for (const name of names) {
      const item = keys.items.find(({ filterText }) => filterText === `k${name}`);
      const result = JSON.parse(acceptAt(inEquals(''), item!)) as {
        permissions: [{ condition: { stringEquals: object } }];
      };
      expect(Object.keys(result.permissions[0].condition.stringEquals)).toEqual([`k${name}`]);
    }
  });
});

describe('no completions', () => {
  it.each([
    ['in a comment', inPermission('"effect": // |\n"ALLOW"')],
    ['in a comment that spans lines', inPermission('/* "|" */')],
    ['between a key and its colon', inPermission('"effect" |: "ALLOW"')],
    ['before a value on the next line', inPermission('"effect": |\n"ALLOW"')],
    ['before a value that is a list', inPermission('"actions": | ["a"]')],
    ['in an unknown key of the root', '{"Version": "|"}'],
    ['in an unknown key of a permission', inPermission('"principal": ["|"]')],
    ['in the body of an unknown operator', inPermission('"condition": {"stringLike": {"|"}}')],
    ['in a list within a list', inPermission('"actions": [["|"]]')],
    ['in an object within a list of values', inFilter('"_type": [{"|"}]')],
    ['in a policy that is an escaped string', JSON.stringify(inPermission('"effect": "|"'))],
    [
      'in the variables of a request',
      `{"variables": {"token": {"policy": ${JSON.stringify(inPermission('"|"'))}}}}`,
    ],
    ['at the keys of a request', '{"query": "mutation", "|"}'],
    ['behind the whole policy', `${inPermission('')} |`],
    ['in a document that is something else', '[|]'],
  ])('%s', async (_, text) => {
    expect(await labels(text, withFacts)).toEqual([]);
  });

  it('in a text over 2 million characters', async () => {
    const text = inPermission(`"effect": "|", "x": "${'x'.repeat(2_000_000)}"`);
    expect(await labels(text)).toEqual([]);
  });

  it.each([
    ['"', inPermission('"effect": "ALLOW"|')],
    ['"', '{"permissions"|'],
    [',', inPermission('"actions": ["dashboard:View,|"]')],
    ['{', inPermission('"effect": "{|"')],
    [':', inEquals('"env": "a:|"')],
    [':', inPermission('"actions": ["query:|"]')],
  ])('where typing %s means something else: %s', async (trigger, text) => {
    expect(await labels(text, { ...withFacts, trigger })).toEqual([]);
  });

  it.each([
    ['"', inPermission('"effect": "|')],
    [':', inPermission('"effect":|')],
    [':', inPermission('"resources": ["entity:|"]')],
    [',', inPermission('"effect": "ALLOW",|')],
    [',', inPermission('"actions": ["dashboard:View",|]')],
    ['[', inPermission('"actions": [|')],
    ['{', inPermission('"condition": {|')],
  ])('but where typing %s begins something: %s', async (trigger, text) => {
    expect(await labels(text, { ...withFacts, trigger })).not.toEqual([]);
  });
});

describe('a deep text', () => {
  it('case 34: is completed or not, but never exhausts the stack', async () => {
    const deep = '['.repeat(100_000);
    expect(await labels(`${deep}|`)).toEqual([]);
    expect(await labels(inPermission(`"x": ${deep}${']'.repeat(100_000)}, "eff|`))).toContain('effect');
  });
});
