import { describe, expect, it } from 'vitest';
import { defaultAnswers, settleAnswer } from '../../../shared/evaluate/answers.ts';
import type { AnswerSource, Answers } from '../../../shared/evaluate/answers.ts';
import type { QuestionId } from '../../../shared/evaluate/questions.ts';
import { lintPolicy } from '../../../shared/language-service/lint.ts';
import type { LintFinding } from '../../../shared/language-service/lint-finding.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { documentedActions, documentedResourceTypes } from '../../../shared/policy/vocabulary.ts';
import { policyJson } from '../policy/policy-texts.ts';

function lint(text: string, answers: Answers = defaultAnswers): readonly LintFinding[] {
  return lintPolicy(readPolicyDocument(text), answers);
}

const withAction = (name: string): string => policyJson({ actions: JSON.stringify([name]) });
const withResource = (name: string): string => policyJson({ resources: JSON.stringify([name]) });
const withEquals = (body: string): string => policyJson({ condition: `{"stringEquals": ${body}}` });

describe('the names in a policy', () => {
  it('raise nothing where the documents list them', () => {
    const text = policyJson({
      actions: JSON.stringify(['*', ...documentedActions]),
      resources: JSON.stringify(['*', ...documentedResourceTypes.map((type) => `${type}:0a1b-2c`)]),
    });
    expect(lint(text)).toEqual([]);
  });

  it.each([
    [
      'V203',
      'query:ReadGraphDat',
      'not in the vocabulary of 2022-05-10: did you mean "query:ReadGraphData"?',
    ],
    ['V203', 'ReadGraphData', '"query:ReadGraphData"'],
    ['V203', 'xyz:Fly', 'not in the vocabulary of 2022-05-10: check the name.'],
    ['V203', '', 'not in the vocabulary'],
    ['V204', 'Query:ReadGraphData', 'must be spelt "query:ReadGraphData"'],
    ['V205', 'dashboard:View ', 'write "dashboard:View"'],
    ['V205', 'dash\u200Bboard:View', 'write "dashboard:View"'],
    ['V205', '* ', 'write "*"'],
    ['V206', 'dashboard:View,query:ReadGraphData', 'each as a string of its own'],
    ['V206', 'dashboard:View query:ReadGraphData', 'each as a string of its own'],
    ['V207', 'parameters:Get*', '"parameters:GetParameter" or "parameters:GetParameterList"'],
    ['V207', '*:View', 'write "*" or each of "dashboard:View"'],
    ['V207', `${'*a'.repeat(50_000)}b`, 'write full names'],
    ['V208', 'query:GetStandard', 'write "compliance:GetStandard"'],
  ])('raise %s for the action %j', (code, name, words) => {
    const findings = lint(withAction(name));
    expect(findings).toMatchObject([
      {
        code,
        severity: 'error',
        fix: null,
        undecidable: false,
        question: null,
        path: ['permissions', 0, 'actions', 0],
      },
    ]);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.message.length).toBeLessThan(300);
  });

  it.each([
    ['V205', 'error', 'dashboard: 5', '"dashboard:5"'],
    ['V209', 'error', 'dashboard', 'write "dashboard:" and an id'],
    ['V209', 'error', '', 'write type:id'],
    ['V210', 'error', 'dashbord:5', 'vocabulary of 2022-05-10: did you mean "dashboard"?'],
    ['V210', 'error', ':5', 'vocabulary of 2022-05-10'],
    ['V211', 'error', 'Dashboard:5', 'must be spelt "dashboard"'],
    ['V212', 'error', 'dashboard:', 'has no id'],
    ['V213', 'error', 'dashboard:*', 'list the ids'],
    ['V213', 'error', 'entity:ab*', 'list the ids'],
    ['V213', 'error', 'dash*', 'list the ids'],
    ['V214', 'warning', 'dashboard:123456', 'placeholder'],
    ['V214', 'warning', 'dashboard:<resourceId>', 'placeholder'],
    ['V214', 'warning', '<resourceId>', 'placeholder'],
    ['V214', 'warning', 'entity:YOUR_ID', 'placeholder'],
    ['V214', 'warning', 'entity:${id}', 'placeholder'],
    ['V218', 'warning', 'arn:aws:s3:::logs', 'address'],
    ['V218', 'warning', 'entity:arn:aws:s3:::logs', 'address'],
    ['V218', 'warning', 'https://example.com/x', 'address'],
  ])('raise %s (%s) for the resource %j', (code, severity, name, words) => {
    const findings = lint(withResource(name));
    expect(findings).toMatchObject([{ code, severity, fix: null, path: ['permissions', 0, 'resources', 0] }]);
    expect(findings[0]?.message).toContain(words);
  });

  it.each(['dashboard:1234567', 'entity:a:b:c', 'parameter:my-parameter', 'settings-category:x'])(
    'raise nothing for the resource %s',
    (name) => {
      expect(lint(withResource(name))).toEqual([]);
    },
  );

  it('that the user added are information', () => {
    const text = policyJson({ actions: '["rules:Run"]', resources: '["rule:5", "rules:5"]' });
    const added = { addedActions: ['rules:Run'], addedResourceTypes: ['rule'] };
    expect(
      lintPolicy(readPolicyDocument(text), defaultAnswers, added).map(({ code, severity }) => [
        code,
        severity,
      ]),
    ).toEqual([
      ['V219', 'info'],
      ['V219', 'info'],
      ['V210', 'error'],
    ]);
  });

  it('are looked at while another part of the policy can not be decided', () => {
    const text = '{"permissions": [{"effect": "ALLOW", "actions": ["x", 5]}, null]}';
    expect(lint(text).map(({ code }) => code)).toEqual(['H110', 'V203', 'H114', 'H121']);
  });

  it('are passed over where the text is no JSON', () => {
    expect(lint('{"permissions": [{"actions": ["x"]}').map(({ code }) => code)).toEqual(['S001']);
  });
});

describe('what hangs on a question', () => {
  interface Row {
    readonly code: string;
    readonly question: QuestionId;
    readonly text: string;
    readonly near: string;
    readonly row: 'error' | 'info';
    readonly meant: string;
    readonly other: string;
  }

  const rows: readonly Row[] = [
    {
      code: 'H119',
      question: 'nonString',
      text: withEquals('{"a": 5}'),
      near: withEquals('{"a": "5"}'),
      row: 'error',
      meant: 'equal',
      other: 'unequal',
    },
    {
      code: 'H119',
      question: 'nonString',
      text: withEquals('{"a": true}'),
      near: policyJson({ condition: '{"queryFilters": [{"a": true}]}' }),
      row: 'error',
      meant: 'equal',
      other: 'unequal',
    },
    {
      code: 'H120',
      question: 'valueList',
      text: withEquals('{"a": ["x"]}'),
      near: policyJson({ condition: '{"queryFilters": [{"a": ["x"]}]}' }),
      row: 'error',
      meant: 'anyOf',
      other: 'never',
    },
    {
      code: 'V215',
      question: 'conditionForm',
      text: withEquals('{"a": "x"}'),
      near: policyJson({ condition: '{"stringLike": {}}' }),
      row: 'info',
      meant: 'stringEquals',
      other: 'queryFilters',
    },
    {
      code: 'V215',
      question: 'conditionForm',
      text: policyJson({ condition: '{"queryFilters": [{}]}' }),
      near: policyJson(),
      row: 'info',
      meant: 'both',
      other: 'stringEquals',
    },
  ];

  function found(row: Row, answer: string, source: AnswerSource): readonly LintFinding[] {
    const answers = { ...defaultAnswers, [row.question]: { answer, source, date: null } };
    return lint(row.text, answers).filter(({ code }) => code === row.code);
  }

  it.each(rows)('$code is a warning that names $question while it is open', (row) => {
    const findings = found(row, 'open', 'open');
    expect(findings).toMatchObject([
      { severity: 'warning', question: row.question, undecidable: false, fix: null },
    ]);
    expect(findings[0]?.message).toContain(`the question ${row.question} is open`);
    expect(lint(row.near).map(({ code }) => code)).not.toContain(row.code);
  });

  it.each(rows)('$code has the severity of its row and names $question where it is assumed', (row) => {
    for (const answer of [row.meant, row.other]) {
      const findings = found(row, answer, 'assumed');
      expect(findings).toMatchObject([{ severity: row.row, question: row.question }]);
      expect(findings[0]?.message).toContain(`${row.question} is assumed to be "${answer}"`);
    }
  });

  it.each(rows)(
    '$code is gone where $question is settled or proved as the text means it, else an error',
    (row) => {
      for (const source of ['settled', 'proved'] as const) {
        expect(found(row, row.meant, source)).toEqual([]);
        expect(found(row, row.other, source)).toMatchObject([{ severity: 'error', question: null }]);
      }
    },
  );

  it('H119 looks into lists element by element', () => {
    const text = withEquals('{"a": ["x", 5, false]}');
    const answers = settleAnswer(defaultAnswers, 'valueList', 'anyOf', null);
    expect(
      lint(text, answers)
        .filter(({ code }) => code === 'H119')
        .map(({ range }) => text.slice(range.start, range.end)),
    ).toEqual(['5', 'false']);
    expect(lint(text, answers).map(({ code }) => code)).not.toContain('H120');
  });

  it('is left out beside a value that can not be decided', () => {
    expect(lint(withEquals('{"a": [5, null]}')).map(({ code }) => code)).toEqual(['V215', 'H121']);
  });
});
