import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { codesOf, permissionJson, policyJson } from './policy-texts.ts';

interface Row {
  readonly code: string;
  /** The codes that the text raises, all of them. */
  readonly text: string;
  /** What stands at the finding's place. */
  readonly at: string;
  /** A near text that does not raise it. */
  readonly near: string;
  readonly decided?: boolean;
  readonly also?: readonly string[];
}

const where = (condition: string): string => policyJson({ condition });

const rows: readonly Row[] = [
  { code: 'S001', text: '{"permissions": [}', at: '}', near: '{"permissions": []}' },
  { code: 'S001', text: '{"permissions": [', at: '[', near: '{"permissions": []}' },
  {
    code: 'S001',
    text: '{"permissions": [] /* open',
    at: '/* open',
    near: '{"permissions": [] /* closed */}',
  },
  { code: 'S001', text: '{"permissions": [,]}', at: ',', near: '{"permissions": [{},]}' },
  { code: 'S001', text: `{'permissions': ['it's']}`, at: `'permissions'`, near: `{'permissions': ['its']}` },
  {
    code: 'S001',
    text: JSON.stringify('{"permissions": [}'),
    at: '}',
    near: JSON.stringify('{"permissions": []}'),
  },
  {
    code: 'S002',
    text: `${policyJson()} // why`,
    at: '// why',
    near: policyJson({ actions: '["// why"]' }),
    decided: true,
  },
  { code: 'S002', text: `/* a\n */${policyJson()}`, at: '/* a\n */', near: policyJson(), decided: true },
  {
    code: 'S003',
    text: policyJson({ actions: '["*",]' }),
    at: ',',
    near: policyJson({ actions: '["*"]' }),
    decided: true,
  },
  {
    code: 'S004',
    text: policyJson({ condition: '{"a": {"b": 1, "b": 2}}' }),
    at: '"b"',
    near: where('{"a": {"b": 1, "c": 2}}'),
    decided: true,
  },
  {
    code: 'S004',
    text: '{"permissions": 1, "permissions": [null], "permissions": [{"effect":"DENY","actions":["*"],"resources":["*"]}]}',
    at: '"permissions"',
    near: policyJson(),
    decided: true,
    also: ['S004'],
  },
  {
    code: 'S005',
    text: policyJson({ Effect: '"DENY"' }),
    at: '"Effect"',
    near: policyJson(),
    also: ['H107'],
  },
  {
    code: 'S005',
    text: '{"permissions": [{"effect": "ALLOW", "actions": ["*"], "resources": ["*"]}], "Permissions": []}',
    at: '"Permissions"',
    near: policyJson(),
    also: ['H106'],
  },
  { code: 'S006', text: `{'permissions': []}`, at: `'permissions'`, near: `{"permissions": []}` },
  { code: 'S006', text: `{permissions: []}`, at: 'permissions', near: `{"permissions": []}` },
  { code: 'S006', text: `{“permissions”: []}`, at: '“permissions”', near: where('{"x": "“permissions”"}') },
  { code: 'S007', text: `\uFEFF${policyJson()}`, at: '\uFEFF', near: policyJson(), decided: true },
  {
    code: 'S007',
    text: policyJson({ actions: String.raw`["\ud83d"]` }),
    at: String.raw`"\ud83d"`,
    near: policyJson({ actions: String.raw`["\ud83d\ude00"]` }),
    decided: true,
  },
  {
    code: 'S007',
    text: policyJson({ actions: '["\ud83d"]' }),
    at: '"\ud83d"',
    near: policyJson({ actions: '["😀"]' }),
    decided: true,
  },
  { code: 'S008', text: '', at: '', near: '{}' },
  { code: 'S008', text: ' // nothing\n', at: ' // nothing\n', near: '{}' },
  {
    code: 'S008',
    text: '{"variables": {"token": {"policy": ""}}}',
    at: '""',
    near: '{"variables": {"token": {"policy": "{}"}}}',
  },
  {
    code: 'S009',
    text: `${policyJson()} {"permissions": []}`,
    at: '{"permissions": []}',
    near: `${policyJson()}\n `,
  },
  { code: 'S009', text: `${policyJson()} and more `, at: 'and more', near: `${policyJson()} // and more` },
  {
    code: 'S010',
    text: where('{"x": "a\u202Eb"}').replace('x', 'stringEquals').replace('"a\u202Eb"', '{"n": "a\u202Eb"}'),
    at: '"a\u202Eb"',
    near: where('{"stringEquals": {"n": "אב"}}'),
    decided: true,
  },
  {
    code: 'S010',
    text: where('{"stringEquals": {"n": "a\u200Bb"}}'),
    at: '"a\u200Bb"',
    near: where('{"stringEquals": {"n": "a b"}}'),
    decided: true,
  },
  {
    code: 'S010',
    text: where(String.raw`{"stringEquals": {"n": "a\u0000b"}}`),
    at: String.raw`"a\u0000b"`,
    near: where('{"stringEquals": {"n": "ab"}}'),
    decided: true,
  },
  {
    code: 'S010',
    text: where('{"stringEquals": {"раyments": "x"}}'),
    at: '"раyments"',
    near: where('{"stringEquals": {"платежи payments": "x"}}'),
    decided: true,
  },
  { code: 'S011', text: JSON.stringify(policyJson()), at: '"', near: policyJson(), decided: true },
  {
    code: 'S012',
    text: `{"variables": {"token": {"policy": ${JSON.stringify(policyJson())}}}}`,
    at: '{',
    near: policyJson(),
    decided: true,
  },
  {
    code: 'S012',
    text: `{"query": "q", "variables": {"policy": ${JSON.stringify(policyJson())}}}`,
    at: '{',
    near: policyJson(),
    decided: true,
  },
  {
    code: 'S013',
    text: where(`{"x": ${'['.repeat(197)}${']'.repeat(197)}}`),
    at: '[',
    near: where(`{"x": ${'['.repeat(196)}${']'.repeat(196)}}`),
  },
  {
    code: 'S013',
    text: `${policyJson()}${' '.repeat(1_000_000)}`,
    at: '{',
    near: policyJson(),
    decided: true,
  },
  {
    code: 'S013',
    text: `{"permissions": [${Array.from({ length: 1001 }, () => permissionJson()).join()}]}`,
    at: '"permissions"',
    near: `{"permissions": [${Array.from({ length: 1000 }, () => permissionJson()).join()}]}`,
    decided: true,
  },
  { code: 'H101', text: '[1]', at: '[', near: policyJson() },
  { code: 'H101', text: '"hello"', at: '"', near: policyJson() },
  { code: 'H101', text: 'null', at: 'n', near: policyJson() },
  { code: 'H101', text: `[${permissionJson()}]`, at: `[${permissionJson()}]`, near: policyJson() },
  { code: 'H102', text: '{}', at: '{', near: policyJson() },
  { code: 'H102', text: '{"Permissions": []}', at: '"Permissions"', near: policyJson() },
  { code: 'H102', text: '{"variables": {"token": {"name": "n"}}}', at: '{', near: policyJson() },
  { code: 'H103', text: `{"permissions": ${permissionJson()}}`, at: '"permissions"', near: policyJson() },
  { code: 'H103', text: '{"permissions": "x"}', at: '"permissions"', near: policyJson() },
  { code: 'H104', text: '{"permissions": []}', at: '[]', near: policyJson(), decided: true },
  { code: 'H105', text: '{"permissions": ["x"]}', at: '"x"', near: policyJson() },
  {
    code: 'H106',
    text: '{"permissions": [{"effect": "ALLOW", "actions": ["*"], "resources": ["*"]}], "Version": null}',
    at: '"Version"',
    near: policyJson(),
  },
  { code: 'H107', text: policyJson({ Sid: 'null' }), at: '"Sid"', near: policyJson() },
  {
    code: 'H107',
    text: policyJson({ actions: undefined, action: '["*"]' }),
    at: '"action"',
    near: policyJson(),
  },
  { code: 'H107', text: policyJson({ notActions: '["*"]' }), at: '"notActions"', near: policyJson() },
  { code: 'H108', text: policyJson({ effect: undefined }), at: '{', near: policyJson() },
  { code: 'H109', text: policyJson({ actions: undefined }), at: '{', near: policyJson() },
  { code: 'H110', text: policyJson({ resources: undefined }), at: '{', near: policyJson() },
  { code: 'H111', text: policyJson({ effect: 'true' }), at: 'true', near: policyJson() },
  { code: 'H112', text: policyJson({ actions: '"*"' }), at: '"*"', near: policyJson() },
  { code: 'H113', text: policyJson({ resources: '{}' }), at: '{}', near: policyJson() },
  {
    code: 'H114',
    text: policyJson({ actions: '["*", 5]' }),
    at: '5',
    near: policyJson({ actions: '["*", "5"]' }),
  },
  {
    code: 'H114',
    text: policyJson({ resources: '[null]' }),
    at: 'null',
    near: policyJson({ resources: '["null"]' }),
  },
  { code: 'H115', text: policyJson({ actions: '[]' }), at: '[]', near: policyJson({ actions: '[""]' }) },
  { code: 'H116', text: policyJson({ resources: '[]' }), at: '[]', near: policyJson({ resources: '[""]' }) },
  { code: 'H117', text: where('"x"'), at: '"x"', near: where('{}') },
  { code: 'H118', text: where('{"stringEquals": "x"}'), at: '"x"', near: where('{"stringEquals": {}}') },
  { code: 'H118', text: where('{"queryFilters": {}}'), at: '{}', near: where('{"queryFilters": []}') },
  { code: 'H118', text: where('{"queryFilters": [5]}'), at: '5', near: where('{"queryFilters": [{}]}') },
  {
    code: 'H121',
    text: where('{"stringEquals": {"a": null}}'),
    at: 'null',
    near: where('{"stringLike": {"a": null}}'),
  },
  {
    code: 'H121',
    text: where('{"queryFilters": [{"a": {"b": 1}}]}'),
    at: '{"b": 1}',
    near: where('{"queryFilters": [{"a": []}]}'),
  },
  {
    code: 'H121',
    text: where('{"queryFilters": [{"a": ["x", ["y"]]}]}'),
    at: '["y"]',
    near: where('{"queryFilters": [{"a": ["x", "y"]}]}'),
  },
  { code: 'H121', text: where('{"queryFilters": [null]}'), at: 'null', near: where('{"queryFilters": []}') },
  { code: 'H121', text: where('null'), at: 'null', near: policyJson() },
  { code: 'H121', text: policyJson({ effect: 'null' }), at: 'null', near: policyJson() },
  { code: 'H121', text: policyJson({ actions: 'null' }), at: 'null', near: policyJson() },
  { code: 'H121', text: '{"permissions": null}', at: 'null', near: policyJson() },
  { code: 'H121', text: '{"permissions": [null]}', at: 'null', near: policyJson() },
  {
    code: 'H122',
    text: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow"}]}',
    at: '{',
    near: policyJson(),
  },
  {
    code: 'H122',
    text: '[{"Effect": "Allow", "Action": "*", "Resource": "*"}]',
    at: '{',
    near: policyJson(),
  },
  { code: 'V201', text: policyJson({ effect: '"Allow"' }), at: '"Allow"', near: policyJson() },
  { code: 'V202', text: policyJson({ effect: '" ALLOW"' }), at: '" ALLOW"', near: policyJson() },
];

describe('what is found in the text of a policy', () => {
  it.each(rows)('$code in $text', ({ code, text, at, near, decided = false, also = [] }) => {
    const document = readPolicyDocument(text);
    expect(codesOf(document).toSorted()).toEqual([code, ...also].toSorted());
    const finding = document.findings.find((found) => found.code === code);
    expect(text.slice(finding?.range.start, finding?.range.end)).toBe(at);
    expect(document.policy !== null).toBe(decided);
    expect(codesOf(readPolicyDocument(near))).not.toContain(code);
  });

  it('says where in the policy it stands', () => {
    const { findings } = readPolicyDocument(where('{"stringEquals": {"__proto__": null, "": [[]]}}'));
    expect(findings.map(({ path }) => path)).toEqual([
      ['permissions', 0, 'condition', 'stringEquals', '__proto__'],
      ['permissions', 0, 'condition', 'stringEquals', '', 0],
    ]);
  });

  it('reports a value with several things that can not be decided once', () => {
    const condition = '{"queryFilters": [{"a": [null, {}, []], "b": null}]}';
    expect(codesOf(readPolicyDocument(where(condition)))).toEqual(['H121', 'H121']);
  });

  it('reports no shape of a value that a later duplicate key overrides', () => {
    const { findings, policy } = readPolicyDocument(
      '{"permissions": "x", "permissions": [{"effect": 1, "effect": "DENY", "actions": [], "actions": ["*"], "resources": ["*"], "condition": null, "condition": {}}]}',
    );
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['S004']));
    expect(policy?.permissions[0]?.effect).toBe('DENY');
  });

  it('case 36: reports duplicate keys of hostile text, each at its own place', () => {
    const { findings } = readPolicyDocument(
      `{"permissions": [], ${'"permissions": [], '.repeat(9999)}"permissions": []}`,
    );
    expect(findings.filter(({ code }) => code === 'S004')).toHaveLength(10_000);
  });
});
