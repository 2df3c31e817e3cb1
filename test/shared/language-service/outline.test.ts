import { describe, expect, it } from 'vitest';
import { policyOutline } from '../../../shared/language-service/outline.ts';

const text = `{
  "permissions": [
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": { "stringEquals": { "_type": "github_repo", "public": true } }
    },
    { "actions": ["dashboard:View", "*"], "resources": "x" },
    { "effect": "DENY", "actions": [], "condition": { "queryFilters": [{ "env": ["a", 5] }, { "b": "c" }] } }
  ]
}`;

describe('the outline of a policy', () => {
  it('names each permission by effect, actions, resources and condition', () => {
    expect(
      policyOutline(text).map(({ index, effect, what, condition }) => [index, effect, what, condition]),
    ).toEqual([
      [0, 'ALLOW', 'query:ReadGraphData on *', '_type = "github_repo" and public = true'],
      [1, null, 'dashboard:View, * on x', ''],
      [2, 'DENY', 'nothing on nothing', 'env = "a" or 5 or b = "c"'],
    ]);
  });

  it('tells where each permission and its effect stand', () => {
    const [first, second] = policyOutline(text);
    expect(text.slice(first!.range.start, first!.range.end)).toMatch(/^\{\s+"effect".*\}$/s);
    expect(text.slice(first!.selection.start, first!.selection.end)).toBe('"ALLOW"');
    expect(text.slice(second!.selection.start, second!.selection.end)).toBe('{');
  });

  it('makes out the permissions of a broken text', () => {
    expect(policyOutline(text.slice(0, text.indexOf('"DENY"') + 6)).map(({ effect }) => effect)).toEqual([
      'ALLOW',
      null,
      'DENY',
    ]);
    expect(policyOutline('{"permissions": [{"effect": "ALLOW" "actions": [')).toMatchObject([
      { effect: 'ALLOW' },
    ]);
  });

  it('cuts long words and spells out what is invisible', () => {
    const long = {
      effect: 'x\u202Ey'.repeat(100),
      actions: Array.from({ length: 50 }, () => 'a'.repeat(50)),
    };
    const [entry] = policyOutline(JSON.stringify({ permissions: [long] }));
    expect(entry?.effect).toMatch(/^x\\u202ey/);
    expect(entry?.effect?.length).toBeLessThanOrEqual(120);
    expect(entry?.what.length).toBeLessThanOrEqual(120);
  });

  it.each([
    ['no policy', '[]'],
    ['no JSON', 'permissions'],
    ['a policy in a string', JSON.stringify(text)],
    ['over 2 million characters', `{"permissions": [{"effect": "${'x'.repeat(2_000_000)}"}]}`],
  ])('is empty for %s', (_, other) => {
    expect(policyOutline(other)).toEqual([]);
  });

  it('case 34: is empty for a text that is too deep', () => {
    expect(policyOutline(`{"permissions": ${'['.repeat(100_000)}`)).toEqual([]);
  });
});
