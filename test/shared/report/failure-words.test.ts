import { describe, expect, it } from 'vitest';
import { failureParts } from '../../../shared/report/failure-words.ts';
import type { Failure } from '../../../shared/report/simulation.ts';

const failure: Failure = {
  code: 'valueDiffers',
  path: ['permissions', 0],
  property: '_type',
  expected: '"github_repo"',
  actual: '"okta_user"',
  question: null,
};
const words = (part: Partial<Failure>): string =>
  failureParts({ ...failure, ...part }, () => 'open')
    .map((words) => (typeof words === 'string' ? words : words.data))
    .join('');

describe('what a permission did not meet', () => {
  it.each([
    [{}, '_type is "okta_user", not "github_repo"'],
    [{ expected: '["a","b"]' }, '_type is "okta_user", not one of ["a","b"]'],
    [{ code: 'propertyMissing', property: 'tag.env' }, 'no property tag.env'],
    [{ code: 'propertyMissing', property: '' }, 'no property "" (the empty name)'],
    [{ code: 'propertyHoldsNothing', actual: 'null' }, '_type is null, which equals nothing'],
    [{ code: 'emptyValueList' }, 'no value is listed for _type'],
    [
      { code: 'actionNotListed', expected: 'query:ReadGraphData' },
      'does not list the action query:ReadGraphData',
    ],
    [{ code: 'conditionalDenyVoid' }, 'a DENY with a condition may not apply'],
    [
      { code: 'answer', question: 'multiValued', actual: '["a","b"]' },
      '_type is ["a","b"]: a list may equal what one of its elements equals',
    ],
  ] satisfies [Partial<Failure>, string][])('%j reads: %s', (part, sentence) => {
    expect(words(part)).toBe(sentence);
  });

  it('case 32: sets data apart from words, so that it can be isolated, and cuts it between characters', () => {
    const parts = failureParts(
      { ...failure, actual: `"${'x'.repeat(118)}😀${'y'.repeat(65_536)}"` },
      () => 'open',
    );
    expect(parts[2]).toEqual({ data: `"${'x'.repeat(118)}…` });
    expect(parts.filter((part) => typeof part !== 'string')).toHaveLength(3);
  });
});
