import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { permissionWords } from '../../../shared/report/policy-words.ts';
import { policyJson } from '../policy/policy-texts.ts';

function inWords(parts: Readonly<Record<string, string>>): string {
  const [permission] = readPolicyDocument(policyJson(parts)).policy?.permissions ?? [];
  return permission === undefined ? '' : permissionWords(permission);
}

describe('a permission in words', () => {
  it('names effect, actions and resources', () => {
    expect(inWords({ effect: '"DENY"', actions: '["a:B", "c d"]', resources: '["dashboard:1", "*"]' })).toBe(
      'DENY a:B, "c d" on dashboard:1, *',
    );
  });

  it.each([
    ['{"stringEquals": {"_type": "github_repo", "a b": 5}}', '_type = "github_repo" and "a b" = 5'],
    ['{"stringEquals": {"a": ["x", true], "b": []}}', 'a is one of "x", true and b is one of none'],
    ['{"queryFilters": [{"a": 1, "b": -0}, {"c": 1e400}]}', '(a = 1 and b = -0) or c = 1e999'],
    ['{"stringEquals": {"a": 1}, "queryFilters": [{"b": 2}, {"c": 3}]}', 'a = 1 and (b = 2 or c = 3)'],
    ['{"stringLike": {}}', 'stringLike (an operator that no document names)'],
    ['{}', 'nothing is asked (empty condition)'],
    ['{"stringEquals": {}}', 'nothing is asked (empty stringEquals)'],
    ['{"queryFilters": []}', 'nothing is asked (empty queryFilters)'],
    ['{"queryFilters": [{}]}', 'nothing is asked (empty filter)'],
  ])('says of %s: %s', (condition, words) => {
    expect(inWords({ condition })).toBe(`ALLOW dashboard:View on * where ${words}`);
  });
});
