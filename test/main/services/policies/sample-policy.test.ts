import { expect, it } from 'vitest';
import { makeSampleInventory } from '../../../../main/services/entities/sample-inventory.ts';
import { samplePolicyName, samplePolicyText } from '../../../../main/services/policies/sample-policy.ts';
import { defaultAnswers, settleAnswer } from '../../../../shared/evaluate/answers.ts';
import { createGraphTableBuilder } from '../../../../shared/evaluate/graph-table-builder.ts';
import { createSimulator } from '../../../../shared/evaluate/simulate.ts';
import type { Simulation } from '../../../../shared/evaluate/simulate.ts';
import { lintPolicy } from '../../../../shared/language-service/lint.ts';
import { readPolicyDocument } from '../../../../shared/policy/policy-document.ts';

const document = readPolicyDocument(samplePolicyText);
const policy = document.policy ?? { permissions: [] };
const inventory = makeSampleInventory();
const builder = createGraphTableBuilder();
builder.beginFile('sample');
for (const entity of inventory.entities) builder.addEntity(entity);
for (const relationship of inventory.relationships) builder.addRelationship(relationship);
const simulator = createSimulator(builder.finish());

function reasonsOf(simulation: Simulation): ReadonlySet<string> {
  const count = simulation.entities.total + simulation.relationships.total;
  return new Set(
    Array.from({ length: count }, (_, position) => {
      const { verdict, reason } = simulation.decisionAt(position);
      return `${verdict} ${reason ?? 'null'}`;
    }),
  );
}

it('is a policy file of four permissions that begin with the documented example, one of them a DENY', () => {
  expect(samplePolicyName).toMatch(/\.policy\.json$/);
  expect(policy.permissions).toHaveLength(4);
  expect(policy.permissions.filter(({ effect }) => effect === 'DENY')).toHaveLength(1);
  expect((JSON.parse(samplePolicyText) as { permissions: unknown[] }).permissions[0]).toEqual({
    effect: 'ALLOW',
    actions: ['query:ReadGraphData'],
    resources: ['*'],
    condition: { stringEquals: { _type: 'github_repo' } },
  });
});

it('has no problem that is an error', () => {
  const errors = lintPolicy(document, defaultAnswers).filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
});

it('gives every verdict among the sample, for entities and for relationships', () => {
  const { entities, relationships } = simulator.simulate(policy, defaultAnswers, 'query');
  for (const tally of [entities, relationships]) {
    expect(tally.visible).toBeGreaterThan(0);
    expect(tally.hidden).toBeGreaterThan(0);
    expect(tally.undetermined).toBeGreaterThan(0);
  }
});

it('leaves objects hanging on five open questions', () => {
  const { questions } = simulator.simulate(policy, defaultAnswers, 'query');
  expect(questions.map(({ id }) => id)).toEqual([
    'conditionalDeny',
    'multiValued',
    'nonString',
    'valueList',
    'relationships',
  ]);
});

it('hides by an implicit deny, and through the raw-data door by an explicit one', () => {
  expect(reasonsOf(simulator.simulate(policy, defaultAnswers, 'query'))).toContain('hidden implicitDeny');
  expect(reasonsOf(simulator.simulate(policy, defaultAnswers, 'rawData'))).toContain('hidden explicitDeny');
});

it('hides by both kinds of deny in J1QL once a conditional DENY is settled to apply', () => {
  const settled = settleAnswer(defaultAnswers, 'conditionalDeny', 'applies', null);
  const reasons = reasonsOf(simulator.simulate(policy, settled, 'query'));
  expect(reasons).toContain('hidden implicitDeny');
  expect(reasons).toContain('hidden explicitDeny');
});

it('has all three verdicts through the doors', () => {
  const lookup = simulator.simulate(policy, defaultAnswers, 'lookup').entities;
  expect(lookup.visible).toBeGreaterThan(0);
  expect(lookup.undetermined).toBeGreaterThan(0);
  expect(simulator.simulate(policy, defaultAnswers, 'rawData').entities.hidden).toBe(2031);
});
