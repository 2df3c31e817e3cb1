import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEdits, formatPolicy } from '../../../shared/language-service/format.ts';
import { anyText, nearPolicyJson } from '../policy/policy-texts.ts';

const laidOut = `{
  "permissions": [
    {
      "effect": "ALLOW",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": { "stringEquals": { "_type": "github_repo", "public": "true" } }
    },
    {
      "effect": "DENY",
      "actions": ["dashboard:View", "settings:GetSettings"],
      "resources": []
    }
  ]
}
`;

const withoutSpace = (text: string): string =>
  text.replaceAll(/("(?:[^"\\\n\r]|\\.)*(?:"|$))|\s+|\uFEFF/gm, (_, string: unknown) =>
    typeof string === 'string' ? string : '',
  );

describe('laying a policy out', () => {
  it.each([
    ['from one line', JSON.stringify(JSON.parse(laidOut))],
    ['from a line for each sign', JSON.stringify(JSON.parse(laidOut), null, '\t')],
    ['again', laidOut],
  ])('%s gives a line for each member of a permission, and short lists on one', (_, text) => {
    expect(formatPolicy(text)).toBe(laidOut);
  });

  it('breaks what does not fit into a hundred columns', () => {
    const types = Array.from({ length: 8 }, (_, index) => `some_long_type_${index}`);
    const condition = { queryFilters: [{ _type: types }] };
    const text = formatPolicy(JSON.stringify({ permissions: [{ effect: 'ALLOW', condition }] }));
    expect(text).toContain('            "_type": [\n              "some_long_type_0",\n');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('keeps the line breaks of the text, Windows or not, and a byte-order mark', () => {
    const windows = laidOut.replaceAll('\n', '\r\n');
    expect(formatPolicy(windows)).toBe(windows);
    expect(formatPolicy(windows.replaceAll('  ', ''))).toBe(windows);
    expect(formatPolicy(`\uFEFF${laidOut}`)).toBe(`\uFEFF${laidOut}`);
  });

  it('keeps every line where there are comments', () => {
    const text = '{ // why\n"permissions": [\n{"effect":"ALLOW"} /* all */ ]\n}\n';
    expect(formatPolicy(text)).toBe(
      '{ // why\n  "permissions": [\n    { "effect": "ALLOW" } /* all */ ]\n}\n',
    );
  });

  it.each([
    ['a bracket that is not closed', '{"permissions": ['],
    ['a bracket too many', '{"permissions": []}}'],
    ['a string that is not closed', '{"permissions": ["a]\n}'],
    ['a depth over 200', '['.repeat(201) + ']'.repeat(201)],
    ['over 2 million characters', `["${'x'.repeat(2_000_000)}"]`],
  ])('leaves %s alone', (_, text) => {
    expect(formatEdits(text)).toBeNull();
    expect(formatPolicy(text)).toBe(text);
  });

  it('changes white space alone, and nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(nearPolicyJson, anyText), (text) => {
        const formatted = formatPolicy(text);
        expect(withoutSpace(formatted)).toBe(withoutSpace(text));
        expect(formatPolicy(formatted)).toBe(formatted);
      }),
      { numRuns: 2000 },
    );
  });

  it('never changes what a text says', () => {
    fc.assert(
      fc.property(nearPolicyJson, (text) => {
        expect(JSON.parse(formatPolicy(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });
});
