import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { codesOf, permissionJson, policyJson } from './policy-texts.ts';

const githubRepositories = `{ "permissions": [ { "effect": "ALLOW", "actions": ["query:ReadGraphData"], "resources": ["*"],
  "condition": { "stringEquals": { "_type": "github_repo" } } } ] }`;

describe('a text read as a policy', () => {
  it('holds the permissions as they are written', () => {
    expect(readPolicyDocument(githubRepositories).policy).toEqual({
      permissions: [
        {
          effect: 'ALLOW',
          actions: ['query:ReadGraphData'],
          resources: ['*'],
          condition: {
            operators: [{ form: 'stringEquals', equalities: [{ property: '_type', value: 'github_repo' }] }],
          },
        },
      ],
    });
  });

  it('reads the example of the key page as it stands there, in the variables of createToken', () => {
    const body = String.raw`{ "variables": { "token": { "name": "Token Name", "category": "tags", "policy": "{\n\t\"permissions\": [{\n\t\t\"effect\":\"ALLOW\",\n\t\t\"actions\":[\"dashboard:View\" ],\n\t\t\"resources\": [ \"dashboard:123456\" ]\n\t}]\n}" } } }`;
    const { policy, permissionRanges, findings } = readPolicyDocument(body);
    expect(policy?.permissions[0]?.resources).toEqual(['dashboard:123456']);
    expect(codesOf({ findings })).toEqual(['S012']);
    const [range] = permissionRanges;
    expect(body.slice(range?.start, range?.end)).toMatch(/^\{\\n.*\}$/);
  });

  it.each([
    ['the text of a policy', JSON.stringify(githubRepositories)],
    ['a policy', githubRepositories],
  ])('reads %s that stands as itself in the variables of a request', (_, policy) => {
    const body = `{"query": "mutation Create($policy: String!) { … }", "variables": {"name": "ci", "policy": ${policy}}}`;
    const found = readPolicyDocument(body);
    expect(found.policy).toEqual(readPolicyDocument(githubRepositories).policy);
    expect(codesOf(found)).toEqual(['S012']);
  });

  it.each([
    [
      'a policy in the variables and another beside them',
      `{"variables": {"policy": ${policyJson()}}, "policy": ${policyJson()}}`,
    ],
    ['a list as the policy of the variables', `{"variables": {"policy": [${permissionJson()}]}}`],
    [
      'both a token and an input',
      `{"token": {"policy": ${policyJson()}}, "input": {"policy": ${policyJson()}}}`,
    ],
    ['a list as the policy of the root', `{"policy": [${permissionJson()}]}`],
    ['a body within a body', `{"policy": {"policy": ${policyJson()}}}`],
    ['a body in the string of a body', JSON.stringify({ policy: `{"policy": ${policyJson()}}` })],
  ])('finds no policy in %s', (_, text) => {
    expect(readPolicyDocument(text).policy).toBeNull();
  });

  it('takes a root with permissions for the policy itself, whatever else it holds', () => {
    expect(codesOf(readPolicyDocument(`{"permissions": [], "policy": ${policyJson()}}`))).toEqual([
      'H104',
      'H106',
    ]);
  });

  it('finds the place of a permission, of a key with its value, and of nothing', () => {
    const { rangeOf } = readPolicyDocument(githubRepositories);
    const textAt = (...path: readonly (string | number)[]): string | null => {
      const range = rangeOf(path);
      return range === null ? null : githubRepositories.slice(range.start, range.end);
    };
    expect(textAt('permissions', 0, 'condition', 'stringEquals', '_type')).toBe('"_type": "github_repo"');
    expect(textAt('permissions', 0, 'actions', 0)).toBe('"query:ReadGraphData"');
    expect(textAt()).toBe(githubRepositories);
    expect(textAt('permissions', 1)).toBeNull();
    expect(textAt('permissions', 'length')).toBeNull();
    expect(textAt('toString')).toBeNull();
  });

  it('keeps the places of permissions while one of them is wrong', () => {
    const text = `{"permissions": [${permissionJson()}, 5, ${permissionJson()}]}`;
    const { permissionRanges, policy } = readPolicyDocument(text);
    expect(policy).toBeNull();
    expect(permissionRanges.map(({ start, end }) => text.slice(start, end))).toEqual([
      permissionJson(),
      '5',
      permissionJson(),
    ]);
  });

  it('case 31: keeps __proto__, constructor and the empty key as properties, the last duplicate', () => {
    const condition =
      '{"stringEquals": {"__proto__": "a", "constructor": "b", "": "c", "__proto__": "d", "\\u0061": "e"}}';
    expect(
      readPolicyDocument(policyJson({ condition })).policy?.permissions[0]?.condition?.operators[0],
    ).toEqual({
      form: 'stringEquals',
      equalities: [
        { property: '__proto__', value: 'd' },
        { property: 'constructor', value: 'b' },
        { property: '', value: 'c' },
        { property: 'a', value: 'e' },
      ],
    });
    expect(({} as Record<string, unknown>)['stringEquals']).toBeUndefined();
  });

  it('case 37: reads numbers as JSON.parse does', () => {
    const condition = '{"stringEquals": {"a": 1e400, "b": -0, "c": 9007199254740993, "d": 1.0}}';
    const operator = readPolicyDocument(policyJson({ condition })).policy?.permissions[0]?.condition
      ?.operators[0];
    expect(operator?.form === 'stringEquals' && operator.equalities.map(({ value }) => value)).toEqual([
      Infinity,
      -0,
      9007199254740992,
      1,
    ]);
  });

  it.each(['[', '{"permissions":', '[{"a":', "['a',{b:"])(
    'case 34: refuses 100,000 levels of %s',
    (level) => {
      const { findings, policy } = readPolicyDocument(level.repeat(100_000));
      expect(policy).toBeNull();
      expect(findings.filter(({ undecidable }) => undecidable)).toHaveLength(1);
      expect(findings.at(0)?.message).toContain('too deeply nested here (limit 200)');
    },
  );

  it('case 34: refuses 100,000 levels in an escaped string and behind quotes to repair', () => {
    for (const text of [JSON.stringify('['.repeat(100_000)), `{'a': ${'['.repeat(5000)}`]) {
      expect(codesOf(readPolicyDocument(text))).toEqual(['S013']);
    }
  });

  it.each([
    ['one string of 10 MB', policyJson({ actions: `["${'*a'.repeat(5_000_000)}"]` }), true],
    ['comments that are never closed', '/*'.repeat(5_000_000), false],
    ['line comments alone', '//\n'.repeat(3_000_000), false],
    ['single quotes alone', "'".repeat(10_000_000), false],
    ['escapes alone', `"${String.raw`\"`.repeat(5_000_000)}"`, false],
    ['commas and brackets', ',]'.repeat(5_000_000), false],
    ['words', 'a '.repeat(5_000_000), false],
  ])('case 36: reads 10 MB of %s', (_, text, decided) => {
    expect(readPolicyDocument(text).policy !== null).toBe(decided);
  });

  it('case 36: reads 100,000 permissions', () => {
    const text = `{"permissions":[${Array.from({ length: 100_000 }, () => permissionJson()).join()}]}`;
    expect(readPolicyDocument(text).policy?.permissions).toHaveLength(100_000);
  });
});
