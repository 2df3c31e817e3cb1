import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import { lintPolicy } from '../../../shared/language-service/lint.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { plainPolicy } from './plain-policy.ts';
import { anyText, nearPolicyJson } from './policy-texts.ts';

const runs = { numRuns: 2000 };

/** Whether a text's policy, null included, is the one that the second reading finds in a JSON text. */
function agrees(text: string, json: string): boolean {
  return isDeepStrictEqual(readPolicyDocument(text).policy, plainPolicy(JSON.parse(json)));
}

/** Puts a filling between the tokens of a JSON text, outside its strings. */
function betweenTokens(json: string, filling: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs, (token) => token + filling);
}

describe('a policy read from any text', () => {
  it('is what JSON.parse reads, and decided exactly where a plain second reading decides', () => {
    let decided = 0;
    fc.assert(
      fc.property(nearPolicyJson, (json) => {
        expect(agrees(json, json)).toBe(true);
        if (readPolicyDocument(json).policy !== null) decided += 1;
      }),
      runs,
    );
    expect(decided).toBeGreaterThan(runs.numRuns / 5);
    expect(decided).toBeLessThan((runs.numRuns * 4) / 5);
  });

  it('is the same behind a byte-order mark, with comments and with trailing commas', () => {
    fc.assert(
      fc.property(nearPolicyJson, fc.constantFrom('// "}\n', '/* [ */', '\t/**/ '), (json, comment) => {
        expect(agrees(`\uFEFF${json}`, json)).toBe(true);
        expect(agrees(betweenTokens(json, comment), json)).toBe(true);
        expect(agrees(json.replaceAll(/(?<=["\]}\w])(?=[\]}])/g, ' ,'), json)).toBe(true);
      }),
      runs,
    );
  });

  it('is the same as an escaped string, however often, and in every form of GraphQL body', () => {
    fc.assert(
      fc.property(nearPolicyJson, (json) => {
        // A string that is JSON but no object or list is no policy text, in a string or not.
        fc.pre(/^[[{]/.test(json));
        const text = JSON.stringify(json);
        expect(agrees(text, json)).toBe(true);
        expect(agrees(JSON.stringify(JSON.stringify(text)), json)).toBe(true);
        for (const policy of [text, JSON.stringify(text), json]) {
          expect(
            agrees(`{"variables": {"token": {"name": "n", "category": null, "policy": ${policy}}}}`, json),
          ).toBe(true);
          agrees(
            `{"query": "mutation", "variables": {"input": {"policy": ${policy}}}, "operationName": null}`,
            json,
          );
          expect(agrees(`{"token": {"policy": ${policy}}}`, json)).toBe(true);
          expect(agrees(`{"input": {"policy": ${policy}}}`, json)).toBe(true);
        }
        expect(agrees(`{"name": "n", "category": "tags", "policy": ${text}}`, json)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is null exactly where a finding says that it can not be decided', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = readPolicyDocument(text);
        const findings = lintPolicy(document, defaultAnswers);
        expect(document.policy === null).toBe(document.findings.some(({ undecidable }) => undecidable));
        expect(document.policy === null).toBe(findings.some(({ undecidable }) => undecidable));
      }),
      runs,
    );
  });

  it('has findings whose places lie in the text, in its order, and hold something wherever the text does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = lintPolicy(readPolicyDocument(text), defaultAnswers);
        for (const { range } of findings) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(range.end - range.start).toBeGreaterThanOrEqual(text.length === 0 ? 0 : 1);
        }
        const starts = findings.map(({ range }) => range.start);
        expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      }),
      runs,
    );
  });

  it('keeps the place of each of its parts, in an escaped string too', () => {
    fc.assert(
      fc.property(nearPolicyJson, (json) => {
        const { policy, permissionRanges, rangeOf } = readPolicyDocument(json);
        fc.pre(policy !== null);
        const text = JSON.stringify(json);
        const escaped = readPolicyDocument(text);
        expect(permissionRanges).toHaveLength((policy satisfies Policy).permissions.length);
        permissionRanges.forEach((range, index) => {
          expect(rangeOf(['permissions', index])).toEqual(range);
          expect(
            text.slice(escaped.permissionRanges[index]?.start, escaped.permissionRanges[index]?.end),
          ).toBe(JSON.stringify(json.slice(range.start, range.end)).slice(1, -1));
          const effect = rangeOf(['permissions', index, 'effect']);
          expect(json.slice(effect?.start, effect?.end)).toBe(
            `"effect":"${policy.permissions[index]?.effect}"`,
          );
        });
      }),
      runs,
    );
  });
});
