import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Answers } from '../../shared/evaluate/answers.ts';
import type * as explainModule from '../../shared/evaluate/explain.ts';
import type * as builderModule from '../../shared/evaluate/graph-table-builder.ts';
import type * as requestModule from '../../shared/evaluate/judge-request.ts';
import type * as simulateModule from '../../shared/evaluate/simulate.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { anyAnswers } from './answers-arbitraries.ts';
import { anyScope, requestCases } from './arbitraries.ts';
import { bigSimulationCases, simulationCases } from './graph-arbitraries.ts';
import { graphTableOf } from './graph-table-of.ts';
import { plainDecision } from './plain-evaluator.ts';
import { plainObjects } from './plain-graph.ts';
import type { PlainGraph } from './plain-graph.ts';
import { plainNearestMisses } from './plain-nearest-miss.ts';
import { plainSimulation } from './plain-simulation.ts';
import { readSimulation } from './simulation-reading.ts';

/** The modules of one evaluator, perhaps a faulty one. */
export interface EvaluatorModules {
  readonly judgeRequest: typeof requestModule.judgeRequest;
  readonly explain: typeof explainModule.explain;
  readonly createSimulator: typeof simulateModule.createSimulator;
  readonly createGraphTableBuilder: typeof builderModule.createGraphTableBuilder;
}

/** Says where an evaluator first differs from the plain one, or null where it never does. */
export type FindDifference = (evaluator: EvaluatorModules) => string | null;

const seed = 4_711;

/** Draws about 3,000 cases and decides them plainly, once for any number of evaluators. */
export function createDifferenceFinder(): FindDifference {
  const requests = fc
    .sample(fc.tuple(requestCases(anyScope), anyAnswers), { seed, numRuns: 2000 })
    .map(([{ policy, request }, answers]) => {
      return { policy, request, answers, expected: plainDecision(policy, request, answers) };
    });
  const sets = [
    ...fc.sample(simulationCases(5), { seed, numRuns: 1000 }),
    ...fc.sample(bigSimulationCases(2), { seed, numRuns: 20 }),
  ].map(({ graph, steps }) => ({
    graph,
    steps: steps.map((step) => {
      return { ...step, expected: plainSimulation(graph, step.policy, step.answers, step.door) };
    }),
  }));

  const misses = fc
    .sample(simulationCases(1), { seed, numRuns: 300 })
    .flatMap(({ graph, steps }) => steps.map(({ policy, answers }) => ({ graph, policy, answers })))
    .map((one) => ({ ...one, expected: plainMisses(one) }));

  return ({ judgeRequest, createSimulator, explain, createGraphTableBuilder }) => {
    for (const [place, { policy, request, answers, expected }] of requests.entries()) {
      if (!isDeepStrictEqual(judgeRequest(policy, request, answers), expected)) return `request ${place}`;
    }
    for (const [place, { graph, steps }] of sets.entries()) {
      const simulator = createSimulator(graphTableOf(graph, createGraphTableBuilder));
      for (const { policy, answers, door, expected } of steps) {
        const found = readSimulation(simulator.simulate(policy, answers, door), expected.decisions);
        if (!isDeepStrictEqual(found, expected)) return `set ${place}`;
      }
    }
    for (const [place, { graph, policy, answers, expected }] of misses.entries()) {
      const simulator = createSimulator(graphTableOf(graph, createGraphTableBuilder));
      const simulation = simulator.simulate(policy, answers, 'query');
      for (const [position, indexes] of expected.entries()) {
        const { nearestMiss } = explain(simulator, simulation, position);
        const fits = nearestMiss === null ? indexes.length === 0 : indexes.includes(nearestMiss.index);
        if (!fits) return `nearest miss ${place}`;
      }
    }
    return null;
  };
}

/** For every object the permissions among which its nearest miss is. */
function plainMisses({
  graph,
  policy,
  answers,
}: {
  readonly graph: PlainGraph;
  readonly policy: Policy;
  readonly answers: Answers;
}): readonly (readonly number[])[] {
  const { decisions } = plainSimulation(graph, policy, answers, 'query');
  return plainObjects(graph).map(({ properties }, position) =>
    plainNearestMisses(policy, properties, answers, decisions[position]?.verdict ?? 'hidden'),
  );
}
