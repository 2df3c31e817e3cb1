import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleLiterally } from '../../../shared/evaluate/answers.ts';
import { judgeRequest } from '../../../shared/evaluate/judge-request.ts';
import { cedarScope, policiesIn, requestsIn } from '../../oracle/arbitraries.ts';
import { prepareCedar } from '../../oracle/cedar-question.ts';
import { cedarContext } from '../../oracle/cedar-translation.ts';
import { report, seedOfRun } from '../../oracle/seed.ts';

const policySets = 1500;
const requestsEach = 20;
const literal = settleLiterally(null);

const cases = cedarScope.chain((scope) =>
  fc.record({
    policy: policiesIn(scope),
    requests: fc.array(requestsIn(scope), { minLength: requestsEach, maxLength: requestsEach }),
  }),
);

describe('the evaluator beside Cedar, every question settled literally', { timeout: 300_000 }, () => {
  it('gives the same verdict by the same permissions', () => {
    const seed = seedOfRun();
    let decisions = 0;
    let allowed = 0;
    let explicitlyDenied = 0;
    let sets = 0;
    fc.assert(
      fc.property(cases, ({ policy, requests }) => {
        sets += 1;
        const ask = prepareCedar(`set ${sets}`, policy);
        for (const request of requests) {
          const { decision, diagnostics } = ask(cedarContext(request));
          expect(diagnostics.errors).toEqual([]);
          const deciding = diagnostics.reason.map(Number).sort((left, right) => left - right);
          const ours = judgeRequest(policy, request, literal);
          expect({ verdict: ours.verdict, permissions: ours.permissions }).toEqual({
            verdict: decision === 'allow' ? 'allowed' : 'denied',
            permissions: deciding,
          });
          decisions += 1;
          if (decision === 'allow') allowed += 1;
          else if (deciding.length > 0) explicitlyDenied += 1;
        }
      }),
      { seed, numRuns: policySets },
    );
    report('beside Cedar', { seed, decisions, allowed, explicitlyDenied });
    expect(decisions).toBeGreaterThanOrEqual(20_000);
    expect(allowed / decisions).toBeGreaterThanOrEqual(0.2);
    expect(explicitlyDenied / decisions).toBeGreaterThanOrEqual(0.2);
  });
});
