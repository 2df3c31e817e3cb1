import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleAnswer } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { judgeRequest } from '../../../shared/evaluate/judge-request.ts';
import type { Decision } from '../../../shared/evaluate/judge-request.ts';
import { questions } from '../../../shared/evaluate/questions.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import type { Effect, Permission, Policy } from '../../../shared/policy/policy.ts';
import { anyAnswers } from '../../oracle/answers-arbitraries.ts';
import { anyScope, permissionsIn, policiesIn, requestsIn } from '../../oracle/arbitraries.ts';
import { simulationCases } from '../../oracle/graph-arbitraries.ts';
import { graphTableOf } from '../../oracle/graph-table-of.ts';
import { requestAtDoor } from '../../oracle/plain-simulation.ts';
import { plainObjects } from '../../oracle/plain-graph.ts';
import { report, seedOfRun } from '../../oracle/seed.ts';

const seed = seedOfRun();
const allVerdicts: readonly Decision['verdict'][] = ['allowed', 'denied', 'undetermined'];
/** Where one more permission may move a verdict: up, down or nowhere. */
const stepsOf: Readonly<Record<Effect, readonly number[]>> = { ALLOW: [0, 1], DENY: [0, -1] };
const rank = { denied: 0, hidden: 0, undetermined: 1, allowed: 2, visible: 2 } as const;

const requestWithOneMore = anyScope.chain((scope) =>
  fc.record({
    policy: policiesIn(scope),
    request: requestsIn(scope),
    added: permissionsIn(scope),
    place: fc.nat({ max: 5 }),
    answers: anyAnswers,
  }),
);

describe('what holds of every policy', { timeout: 300_000 }, () => {
  it('decides alike in any order of permissions under denyWins', () => {
    const counts = { requests: 0, moved: 0 };
    const cases = requestWithOneMore.chain((one) =>
      fc.record({
        one: fc.constant(one),
        order: fc.shuffledSubarray([...one.policy.permissions.keys()], {
          minLength: one.policy.permissions.length,
        }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ one, order }) => {
        const answers = settleAnswer(one.answers, 'denyPrecedence', 'denyWins', null);
        const before = judgeRequest(one.policy, one.request, answers);
        const permissions = order.map((index) => permissionAt(one.policy, index));
        const after = judgeRequest({ permissions }, one.request, answers);
        const back = after.permissions.map((index) => order[index] ?? -1).sort((left, right) => left - right);
        expect({ ...after, permissions: back }).toEqual(before);
        counts.requests += 1;
        if (after.permissions.join(',') !== before.permissions.join(',')) counts.moved += 1;
      }),
      { seed, numRuns: 10_000 },
    );
    report('order of permissions', { seed, ...counts });
    expect(counts.moved).toBeGreaterThan(1000);
  });

  it('never lowers a verdict for one more ALLOW and never raises it for one more DENY', () => {
    const counts = { requests: 0, raised: 0, lowered: 0 };
    fc.assert(
      fc.property(requestWithOneMore, ({ policy, request, added, place, answers }) => {
        const before = judgeRequest(policy, request, answers);
        const after = judgeRequest(insert(policy, added, place), request, answers);
        const step = rank[after.verdict] - rank[before.verdict];
        expect(stepsOf[added.effect]).toContain(Math.sign(step));
        counts.requests += 1;
        if (step > 0) counts.raised += 1;
        if (step < 0) counts.lowered += 1;
      }),
      { seed, numRuns: 20_000 },
    );
    report('one more permission', { seed, ...counts });
    expect(Math.min(counts.raised, counts.lowered)).toBeGreaterThan(500);
  });

  it('never lowers an object of a set for one more ALLOW and never raises it for one more DENY', () => {
    const counts = { objects: 0, raised: 0, lowered: 0 };
    fc.assert(
      fc.property(simulationCases(2), fc.nat({ max: 5 }), ({ graph, steps }, place) => {
        const simulator = createSimulator(graphTableOf(graph));
        const objects = plainObjects(graph);
        const [first, last] = [steps[0], steps.at(-1)];
        if (first === undefined || last === undefined) return;
        for (const added of last.policy.permissions) {
          const before = simulator.simulate(first.policy, first.answers, 'query');
          const after = simulator.simulate(insert(first.policy, added, place), first.answers, 'query');
          for (const position of objects.keys()) {
            const step = rank[after.decisionAt(position).verdict] - rank[before.decisionAt(position).verdict];
            expect(stepsOf[added.effect]).toContain(Math.sign(step));
            counts.objects += 1;
            if (step > 0) counts.raised += 1;
            if (step < 0) counts.lowered += 1;
          }
        }
      }),
      { seed, numRuns: 5000 },
    );
    report('one more permission over sets', { seed, ...counts });
    expect(Math.min(counts.raised, counts.lowered)).toBeGreaterThan(200);
  });

  it('never changes a determined verdict by settling an open question', () => {
    const counts = { requests: 0, settled: 0, determined: 0 };
    fc.assert(
      fc.property(requestWithOneMore, ({ policy, request, answers }) => {
        const before = judgeRequest(policy, request, answers);
        counts.requests += 1;
        for (const { id, answer, settled } of settlements(answers)) {
          const after = judgeRequest(policy, request, settled);
          counts.settled += 1;
          const possible = before.verdict === 'undetermined' ? allVerdicts : [before.verdict];
          expect(possible, `${id}=${answer}`).toContain(after.verdict);
          if (before.verdict !== after.verdict) counts.determined += 1;
          expect(before.questions).toEqual(expect.arrayContaining([...after.questions]));
        }
      }),
      { seed, numRuns: 6000 },
    );
    report('settling open questions', { seed, ...counts });
    expect(counts.determined).toBeGreaterThan(500);
  });

  it('leaves a request undetermined exactly when it hangs on an open question', () => {
    fc.assert(
      fc.property(requestWithOneMore, ({ policy, request, answers }) => {
        const decision = judgeRequest(policy, request, answers);
        expect(decision.questions.length > 0).toBe(decision.verdict === 'undetermined');
        for (const id of decision.questions) expect(answers[id].answer).toBe('open');
      }),
      { seed, numRuns: 6000 },
    );
  });

  it('judges each object of a set as the request that its door makes', () => {
    const counts = { objects: 0 };
    const words = { allowed: 'visible', denied: 'hidden', undetermined: 'undetermined' } as const;
    fc.assert(
      fc.property(simulationCases(2), ({ graph, steps }) => {
        const simulator = createSimulator(graphTableOf(graph));
        for (const { policy, answers: asked, door } of steps) {
          const answers = settleAnswer(asked, 'relationships', 'own', null);
          const simulation = simulator.simulate(policy, answers, door);
          for (const [position, { kind, properties }] of plainObjects(graph).entries()) {
            if (kind === 'relationship' && door !== 'query') continue;
            const decision: Decision = judgeRequest(policy, requestAtDoor(properties, door), answers);
            expect(simulation.decisionAt(position)).toEqual({
              ...decision,
              verdict: words[decision.verdict],
            });
            counts.objects += 1;
          }
        }
      }),
      { seed, numRuns: 1500 },
    );
    report('index beside single requests', { seed, ...counts });
    expect(counts.objects).toBeGreaterThan(10_000);
  });
});

function permissionAt(policy: Policy, index: number): Permission {
  const permission = policy.permissions[index];
  if (permission === undefined) throw new RangeError(`no permission ${index}`);
  return permission;
}

function insert(policy: Policy, added: Permission, place: number): Policy {
  const { permissions } = policy;
  return { permissions: [...permissions.slice(0, place), added, ...permissions.slice(place)] };
}

interface Settlement {
  readonly id: string;
  readonly answer: string;
  readonly settled: Answers;
}

/** Every way to settle one question that is open. */
function settlements(answers: Answers): readonly Settlement[] {
  return questions
    .filter(({ id }) => answers[id].answer === 'open')
    .flatMap(({ id, answers: possible }) =>
      possible.map((answer: string) => ({
        id,
        answer,
        settled: settleAnswer(answers, id, answer, '2026-11-23'),
      })),
    );
}
