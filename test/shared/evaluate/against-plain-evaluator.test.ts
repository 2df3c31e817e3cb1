import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../shared/evaluate/questions.ts';
import { judgeRequest } from '../../../shared/evaluate/judge-request.ts';
import { createSimulator } from '../../../shared/evaluate/simulate.ts';
import { anyAnswers } from '../../oracle/answers-arbitraries.ts';
import { anyScope, requestCases } from '../../oracle/arbitraries.ts';
import { bigSimulationCases, simulationCases } from '../../oracle/graph-arbitraries.ts';
import { graphTableOf } from '../../oracle/graph-table-of.ts';
import { plainDecision } from '../../oracle/plain-evaluator.ts';
import { plainSimulation } from '../../oracle/plain-simulation.ts';
import { report, seedOfRun } from '../../oracle/seed.ts';
import { readSimulation } from '../../oracle/simulation-reading.ts';

const seed = seedOfRun();

describe(
  'the evaluator beside a second one that tries every combination of answers',
  { timeout: 300_000 },
  () => {
    it('decides each request alike: verdict, reason, permissions and questions', () => {
      const counts = { allowed: 0, denied: 0, undetermined: 0 };
      const hangingOn = new Set<string>();
      fc.assert(
        fc.property(requestCases(anyScope), anyAnswers, ({ policy, request }, answers) => {
          const expected = plainDecision(policy, request, answers);
          expect(judgeRequest(policy, request, answers)).toEqual(expected);
          counts[expected.verdict] += 1;
          for (const id of expected.questions) hangingOn.add(id);
        }),
        { seed, numRuns: 40_000 },
      );
      report('requests beside the plain evaluator', { seed, ...counts });
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(4000);
      const never = ['relationships', 'groupWithoutPolicy', 'graphqlRoute'];
      const expected = questions.map(({ id }) => id).filter((id) => !never.includes(id));
      expect([...hangingOn].sort()).toEqual(expected.sort());
    });

    it('simulates each set alike at every door, and an edited policy as if it were new', () => {
      const counts = {
        sets: 0,
        simulations: 0,
        objects: 0,
        visible: 0,
        hidden: 0,
        undetermined: 0,
        types: 0,
        classes: 0,
      };
      const ends: Record<string, number> = {};
      let hangingOnEnds = 0;
      let hiddenByAnEnd = 0;
      let hangingOnNothing = 0;
      fc.assert(
        fc.property(simulationCases(6), ({ graph, steps }) => {
          const table = graphTableOf(graph);
          const simulator = createSimulator(table);
          counts.sets += 1;
          for (const row of Array.from({ length: table.relationships.size }).keys()) {
            const { by, state } = simulator.ends.endOf('from', row);
            ends[`${by} ${state}`] = (ends[`${by} ${state}`] ?? 0) + 1;
          }
          for (const { policy, answers, door } of steps) {
            const expected = plainSimulation(graph, policy, answers, door);
            const edited = simulator.simulate(policy, answers, door);
            expect(readSimulation(edited, expected.decisions)).toEqual(expected);
            const fresh = createSimulator(table).simulate(policy, answers, door);
            expect(readSimulation(fresh, expected.decisions)).toEqual(expected);
            counts.simulations += 1;
            counts.types += expected.byType.filter(({ type }) => type !== null).length;
            counts.classes += expected.byClass.filter((one) => one.class !== null).length;
            for (const decision of expected.decisions) {
              if (decision === null) continue;
              counts.objects += 1;
              counts[decision.verdict] += 1;
              if (decision.questions.includes('relationships')) hangingOnEnds += 1;
              if (decision.verdict === 'hidden' && decision.reason === null) hiddenByAnEnd += 1;
              if (decision.verdict === 'undetermined' && decision.questions.length === 0)
                hangingOnNothing += 1;
            }
          }
        }),
        { seed, numRuns: 3000 },
      );
      report('sets beside the plain evaluator', {
        seed,
        ...counts,
        hangingOnEnds,
        hiddenByAnEnd,
        hangingOnNothing,
      });
      const { visible, hidden, undetermined, types, classes } = counts;
      expect(Math.min(visible, hidden, undetermined, types, classes)).toBeGreaterThan(1000);
      expect(Math.min(hangingOnEnds, hiddenByAnEnd, hangingOnNothing)).toBeGreaterThan(100);
      report('ends', ends);
      for (const by of ['_fromEntityId', 'fromVertexId', '_fromEntityKey']) {
        for (const state of ['resolved', 'missing', 'ambiguous']) {
          expect(ends[`${by} ${state}`], `${by} ${state}`).toBeGreaterThan(10);
        }
      }
    });

    it('simulates sets of some hundred objects alike', () => {
      const counts = { simulations: 0, objects: 0 };
      fc.assert(
        fc.property(bigSimulationCases(2), ({ graph, steps }) => {
          const simulator = createSimulator(graphTableOf(graph));
          for (const { policy, answers, door } of steps) {
            const expected = plainSimulation(graph, policy, answers, door);
            expect(readSimulation(simulator.simulate(policy, answers, door), expected.decisions)).toEqual(
              expected,
            );
            counts.simulations += 1;
            counts.objects += expected.decisions.length;
          }
        }),
        { seed, numRuns: 100 },
      );
      report('sets of some hundred objects', { seed, ...counts });
      expect(counts.objects).toBeGreaterThan(10_000);
    });
  },
);
