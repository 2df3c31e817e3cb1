import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type * as builderModule from '../../shared/evaluate/graph-table-builder.ts';
import type * as requestModule from '../../shared/evaluate/judge-request.ts';
import type * as simulateModule from '../../shared/evaluate/simulate.ts';
import { anyAnswers } from './answers-arbitraries.ts';
import { anyScope, requestCases } from './arbitraries.ts';
import { bigSimulationCases, simulationCases } from './graph-arbitraries.ts';
import { graphTableOf } from './graph-table-of.ts';
import { plainDecision } from './plain-evaluator.ts';
import { plainSimulation } from './plain-simulation.ts';
import { readSimulation } from './simulation-reading.ts';

/** The modules of one evaluator, perhaps a faulty one. */
export interface EvaluatorModules {
  readonly judgeRequest: typeof requestModule.judgeRequest;
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

  return ({ judgeRequest, createSimulator, createGraphTableBuilder }) => {
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
    return null;
  };
}
