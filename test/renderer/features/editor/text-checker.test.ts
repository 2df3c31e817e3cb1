import { describe, expect, it } from 'vitest';
import { maximumFindings } from '../../../../renderer/features/editor/lint-messages.ts';
import type { CheckedText } from '../../../../renderer/features/editor/lint-messages.ts';
import { createTextChecker } from '../../../../renderer/features/editor/text-checker.ts';
import { defaultAnswers } from '../../../../shared/evaluate/answers.ts';

describe('the check of a text', () => {
  it('places findings by line and column, the end exclusive, in any kind of line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const text = ['{', '"permissions":[{', '"effect":"Deny","actions":["*"],"resources":["*"]}]}'].join(
        lineBreak,
      );
      const finding = check(text).findings.find(({ code }) => code === 'V201');
      expect([finding?.start, finding?.end]).toEqual([
        { line: 3, column: 10 },
        { line: 3, column: 16 },
      ]);
    }
  });

  it('lists findings in the order of the text', () => {
    const starts = check(
      '{"permissions":[{"effect":"Deny","actions":["a"],"resources":["b"]}]}',
    ).findings.map(({ range }) => range.start);
    expect(starts.length).toBeGreaterThan(2);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
  });

  it('counts all findings, lists the first and always the one that keeps the text from being decided', () => {
    const unknown = '{"effect":"ALLOW","actions":["unknown:Action"],"resources":["*"]},';
    const wrong = '{"effect":"allow","actions":["*"],"resources":["*"]}';
    const checked = check(`{"permissions":[\n${`${unknown}\n`.repeat(maximumFindings + 10)}${wrong}]}`);
    expect(checked.findingCount).toBeGreaterThan(maximumFindings);
    expect(checked.findings).toHaveLength(maximumFindings);
    expect(checked.reason).toMatch(new RegExp(`^Line ${maximumFindings + 12}: `));
  });

  it('gives a reason for every text that can not be decided', () => {
    for (const text of ['', ' ', '[]', 'null', '{', '"x"', '{"permissions":1}', '\uFEFF', '\u0000']) {
      const { decidable, reason } = check(text);
      expect(decidable).toBe(false);
      expect(reason).toMatch(/^Line \d+: ./);
    }
  });

  it('case 31: finds paths through keys that objects have by birth', () => {
    const checker = createTextChecker();
    const text =
      '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"],"condition":{"stringEquals":{"__proto__":"a","":"b"}}}]}';
    checker.answer({ kind: 'check', version: 1, text, answers: defaultAnswers });
    const values = ['__proto__', ''].map((key) => {
      const path = ['permissions', 0, 'condition', 'stringEquals', key];
      const located = checker.answer({ kind: 'locate', id: 1, version: 1, path });
      const range = located.kind === 'located' ? located.range : null;
      return range === null ? null : text.slice(range.start, range.end);
    });
    expect(values).toEqual(['"__proto__":"a"', '"":"b"']);
  });
});

function check(text: string): CheckedText {
  const response = createTextChecker().answer({ kind: 'check', version: 1, text, answers: defaultAnswers });
  if (response.kind !== 'checked') throw new Error('a check was answered by something else');
  return response.checked;
}
