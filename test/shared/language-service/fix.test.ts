import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import { fixPolicy } from '../../../shared/language-service/fix.ts';
import { lintPolicy } from '../../../shared/language-service/lint.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { permissionJson, policyJson, anyText } from '../policy/policy-texts.ts';

const fix = (text: string): ReturnType<typeof fixPolicy> => fixPolicy(text, defaultAnswers);

/** The body of a request whose policy is a JSON string in a JSON string. */
const body = (policy: string): string =>
  JSON.stringify({ token: { name: 'n', policy: JSON.stringify(policy) } });

describe('the fixes of a policy', () => {
  it.each([
    ['S006', `{permissions: [{'effect': “ALLOW”}]}`, `{"permissions": [{"effect": "ALLOW"}]}`],
    ['H101', `[${permissionJson()}]`, `{"permissions": [${permissionJson()}]}`],
    ['H102', `{"Permissions" : []}`, `{"permissions" : []}`],
    ['H102', `{"permission": ${permissionJson()}}`, `{"permissions": [${permissionJson()}]}`],
    ['H103', `{"permissions": ${permissionJson()} }`, `{"permissions": [${permissionJson()}] }`],
    [
      'H107',
      policyJson({ actions: undefined, Action: '["*"]' }),
      policyJson({ actions: undefined, Action: '["*"]' }).replace('Action', 'actions'),
    ],
    ['H107', policyJson({ conditions: '{}' }), policyJson({ condition: '{}' })],
    ['H112', policyJson({ actions: '"*"' }), policyJson({ actions: '["*"]' })],
    ['H113', policyJson({ resources: '"*"' }), policyJson({ resources: '["*"]' })],
    ['V201', policyJson({ effect: '"deny"' }), policyJson({ effect: '"DENY"' })],
    ['V201', policyJson({ effect: '"All\\u006fw"' }), policyJson({ effect: '"ALLOW"' })],
  ])('read %s in the one way there is: %s', (code, text, outcome) => {
    const { fixed, text: after } = fix(text);
    expect(fixed[0]?.code).toBe(code);
    expect(after).toBe(outcome);
  });

  it.each([
    ['[]'],
    ['["x"]'],
    ['{"Permissions": "x"}'],
    ['{"permission": [], "Permissions": []}'],
    ['{"permissions": "x"}'],
    ['{"permissions": {}}'],
    [policyJson({ action: '["*"]' })],
    [policyJson({ actions: undefined, action: '["*"]', Actions: '["*"]' })],
    [policyJson({ actions: undefined, notActions: '["*"]' })],
    [policyJson({ effect: undefined })],
    [policyJson({ effect: '"PERMIT"' })],
    [policyJson({ actions: '[null]' })],
    [`['it's']`],
    ['{"Version": "2012-10-17", "Statement": []}'],
  ])('leave what has no single reading: %s', (text) => {
    expect(fix(text)).toEqual({ text, fixed: [] });
    expect(readPolicyDocument(text).policy).toBeNull();
  });

  it.each([
    [`\uFEFF// why\n${policyJson({ actions: '["dashboard:view", "x y",]' })}`],
    [JSON.stringify(policyJson({ condition: '{"stringEquals": {"a": 5, "a": [1]}}' }))],
    [`{"variables": {"token": {"policy": ${JSON.stringify(policyJson())}}}}`],
    ['{"permissions": []}'],
  ])('leave what can be decided, whatever is wrong with it: %s', (text) => {
    expect(fix(text)).toEqual({ text, fixed: [] });
    expect(readPolicyDocument(text).policy).not.toBeNull();
  });

  it('go on until none is left, and keep comments, commas and white space', () => {
    const { text, fixed } = fix(
      `[ {effect: 'Allow',\n  'action': "dashboard:View", // why\n  Resources: “*”,} ]`,
    );
    expect(text).toBe(
      `{"permissions": [ {"effect": "ALLOW",\n  "actions": ["dashboard:View"], // why\n  "resources": ["*"],} ]}`,
    );
    expect(fixed.map(({ code }) => code)).toEqual(['S006', 'H101', 'V201', 'H107', 'H107', 'H112', 'H113']);
    expect(readPolicyDocument(text).policy?.permissions).toHaveLength(1);
  });

  it('are escaped where the policy stands in a string, however deep', () => {
    const wrong = `[{effect: 'Allow', actions: 'x', resources: ['*']}]`;
    const right = `{"permissions": [{"effect": "ALLOW", "actions": ["x"], "resources": ["*"]}]}`;
    expect(fix(body(wrong)).text).toBe(body(right));
  });

  it('lie inside the text, never overlap, and touch nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const finding of lintPolicy(readPolicyDocument(text), defaultAnswers)) {
          expect(finding.fix === null || finding.undecidable).toBe(true);
          let done = 0;
          for (const { range } of (finding.fix ?? []).toSorted(
            (one, other) => one.range.start - other.range.start,
          )) {
            expect(range.start).toBeGreaterThanOrEqual(done);
            expect(range.end).toBeGreaterThanOrEqual(range.start);
            done = range.end;
          }
          expect(done).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('take away the finding that they fix, and all of them together leave none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fix(text);
        expect(fix(once.text)).toEqual({ text: once.text, fixed: [] });
        const left = lintPolicy(readPolicyDocument(once.text), defaultAnswers);
        expect(left.every((finding) => finding.fix === null)).toBe(true);
        expect(once.fixed.length === 0).toBe(once.text === text);
        const { policy } = readPolicyDocument(once.text);
        expect(policy !== null).toBe(!left.some(({ undecidable }) => undecidable));
      }),
      { numRuns: 2000 },
    );
  });

  it('never change a policy that can be decided', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(readPolicyDocument(text).policy !== null);
        expect(fix(text).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('case 36: fix 20,000 permissions at once', () => {
    const { text } = fix(`[${`{effect:'allow',action:'*',resources:'*'},\n`.repeat(20_000)}]`);
    expect(readPolicyDocument(text).policy?.permissions).toHaveLength(20_000);
  });
});
