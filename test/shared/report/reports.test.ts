import { expect, it } from 'vitest';
import { defaultAnswers, settleAnswer } from '../../../shared/evaluate/answers.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { claim } from '../../../shared/report/claim.ts';
import { markdownOf } from '../../../shared/report/markdown.ts';
import { reachReport } from '../../../shared/report/reach-report.ts';
import type { ReportContext } from '../../../shared/report/report-context.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';
import { verdictReport } from '../../../shared/report/verdict-report.ts';
import { summaryWith, tally } from '../../renderer/summaries.ts';

const text = `{"permissions": [
  {"effect": "ALLOW", "actions": ["query:ReadGraphData"], "resources": ["*"], "condition": {"stringEquals": {"_type": "github_repo"}}},
  {"effect": "DENY", "actions": ["query:ReadGraphData"], "resources": ["*"]}
]}`;

function context(part: Partial<ReportContext> = {}): ReportContext {
  const { policy } = readPolicyDocument(text);
  if (policy === null) throw new Error('the policy can not be decided');
  return {
    policyName: 'ci-read',
    policy,
    changes: [],
    sets: [
      {
        name: 'Inventory',
        entities: 2031,
        relationships: 1500,
        source: 'inventory.json',
        importedAt: '2026-11-01T10:00:00Z',
      },
    ],
    answers: settleAnswer(defaultAnswers, 'valueList', 'anyOf', '2026-11-20'),
    madeAt: '2026-11-23T10:00:00Z',
    ...part,
  };
}

const explained: Explanation = {
  position: 3,
  kind: 'entity',
  id: 'e-1',
  name: 'prod-logs',
  type: 'aws_s3_bucket',
  verdict: 'hidden',
  reason: 'implicitDeny',
  permissions: [],
  properties: [['env', '"prod"']],
  perPermission: [
    {
      index: 0,
      effect: 'ALLOW',
      applies: 'never',
      decides: false,
      failure: {
        code: 'valueDiffers',
        path: ['permissions', 0],
        property: '_type',
        expected: '"github_repo"',
        actual: '"aws_s3_bucket"',
        question: null,
      },
      questions: [],
    },
    { index: 1, effect: 'DENY', applies: 'never', decides: false, failure: null, questions: [] },
  ],
  nearestMiss: null,
  questions: [{ id: 'multiValued', answers: [{ answer: 'never', verdict: 'hidden' }] }],
  doors: [],
  ends: [],
  assumed: [{ id: 'denyPrecedence', answer: 'denyWins' }],
};

it('a verdict says what decided, of what policy and set, when, under which answers, and what we may claim', () => {
  const report = markdownOf(verdictReport(context(), explained));
  for (const line of [
    '# Why is `prod-logs` hidden?',
    'Hidden: no ALLOW applies to this entity.',
    '- Entity: `aws_s3_bucket`, id `e-1`',
    '- Policy: `ci-read`',
    '- Entity set: `Inventory` (2,031 entities, 1,500 relationships)',
    '- `#1` ALLOW does not apply: `_type` is `"aws_s3_bucket"`, not `"github_repo"`',
    '- A list equals nothing: hidden',
    '- Assumed: A DENY beats every ALLOW.',
    '- Settled 2026-11-20: A list of values means any of them.',
    '- `#1` `ALLOW query:ReadGraphData on * where _type = "github_repo"`',
    '| `env` | `"prod"` |',
    claim,
  ]) {
    expect(report.split('\n')).toContain(line);
  }
  expect(report).toMatch(/^- Report of 23 Nov 2026/m);
  expect(report).toMatch(/^- Set from: `inventory\.json`, 1 Nov 2026/m);
});

it('a reach says both ranges, types, what each permission gives, and the worst of what is assumed', () => {
  const summary = summaryWith({
    entities: tally(214, 46, 1771),
    relationships: tally(0, 0, 1500),
    byType: [
      { kind: 'entity', type: 'github_repo', ...tally(214, 46, 0) },
      { kind: 'entity', type: 'okta_user', ...tally(0, 0, 1771) },
      { kind: 'relationship', type: 'owns', ...tally(0, 0, 1500) },
    ],
    permissions: [
      {
        index: 0,
        effect: 'ALLOW',
        entities: { matches: 214, only: 12 },
        relationships: { matches: 0, only: 0 },
      },
    ],
    questions: [{ id: 'multiValued', entities: 46, relationships: 0 }],
    assumed: [{ id: 'conditionForm', answer: 'both' }],
  });
  const worst = { answer: 'queryFilters', entities: tally(2031, 0, 0), relationships: tally(0, 0, 1500) };
  const report = markdownOf(
    reachReport(context(), summary, [{ id: 'conditionForm', assumed: 'both', otherwise: [worst] }]),
  );
  for (const line of [
    '# What `ci-read` sees',
    'It sees 214 to 260 of 2,031 entities and 0 of 1,500 relationships.',
    '| `github_repo` | 214 | 260 | 260 |',
    'Nothing of 1 type more.',
    'Nothing of 1 type.',
    '- `#1` `ALLOW query:ReadGraphData on * where _type = "github_repo"` · sees 214 · 12 only by this one',
    '- Assumed: Both forms of condition are enforced. If only queryFilters is enforced: all 2,031 entities, none of 1,500 relationships.',
    claim,
  ]) {
    expect(report.split('\n')).toContain(line);
  }
  expect(report).toContain('46 entities hang on it.');
});

it('says what was tried of the policy without touching its text, and what the text itself gives', () => {
  const changes = [
    { permission: 0, change: 'flipped' },
    { permission: 1, change: 'leftOut' },
  ] as const;
  const unchanged = { entities: tally(214, 0, 1817), relationships: tally(0, 0, 1500) };
  const report = markdownOf(reachReport(context({ changes }), summaryWith({ unchanged }), []));
  expect(report).toContain('permission \\#1 with its effect flipped, permission \\#2 left out');
  expect(report).toContain('The text as it stands sees 214 of 2,031 entities');
  expect(report).toContain('where _type = "github_repo"`, tried as DENY');
  expect(report).toContain('DENY query:ReadGraphData on *`, left out');
});
