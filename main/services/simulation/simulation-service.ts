import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { explanation } from '../../../shared/contract/simulation.ts';
import type { simulationContract } from '../../../shared/contract/simulation.ts';
import { settleAnswer } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { explain } from '../../../shared/evaluate/explain.ts';
import { objectCount, placeOf } from '../../../shared/evaluate/object-table.ts';
import { questionById } from '../../../shared/evaluate/questions.ts';
import type { Simulation } from '../../../shared/evaluate/simulate.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { changedPolicy } from '../../../shared/policy/what-if.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { LoadedSet, LoadedSets } from '../entities/loaded-sets.ts';
import { createKeptSimulations } from './kept-simulations.ts';
import { createObjectList } from './object-list.ts';
import type { ObjectFilter, ObjectList } from './object-list.ts';
import { answersFromWire } from './wire-answers.ts';

type SimulationInput = z.output<(typeof simulationContract)['simulation.run']['input']>;
type Summary = z.input<(typeof simulationContract)['simulation.run']['output']>;

interface FilteredRows {
  readonly key: string;
  readonly rows: readonly number[];
}

/** Makes the handlers for simulations over the sets in memory. */
export function createSimulationService(options: {
  readonly loadedSets: Pick<LoadedSets, 'get'>;
}): Handlers<typeof simulationContract> {
  const kept = createKeptSimulations();
  const lists = new WeakMap<LoadedSet, ObjectList>();
  let newestRun = 0;
  let lastPolicy: { readonly text: string; readonly policy: Policy } | null = null;
  let lastFiltered: FilteredRows | null = null;

  function policyOf(text: string): Policy {
    if (lastPolicy?.text === text) return lastPolicy.policy;
    const { policy } = readPolicyDocument(text);
    if (policy === null) {
      throw new RpcError('bad_request', 'This policy can not be decided; the Problems list says why.');
    }
    lastPolicy = { text, policy };
    return policy;
  }

  function listOf(set: LoadedSet): ObjectList {
    const known = lists.get(set) ?? createObjectList(set.simulator);
    lists.set(set, known);
    return known;
  }

  /** Lets the calls that wait have their turn, among which may be a newer one that makes this one needless. */
  async function prepared(input: SimulationInput, isNeedless: () => boolean) {
    await nextTurn();
    refuseNeedless(isNeedless);
    const set = await options.loadedSets.get(input.setId);
    refuseNeedless(isNeedless);
    const policy = policyOf(input.policy);
    const changed = changedPolicy(policy, input.changes);
    return { set, policy, changed, answers: answersFromWire(input.answers) };
  }

  async function filteredRows(
    simulationId: string,
    filter: ObjectFilter,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const { kind, verdict, type, class: className, search } = filter;
    // JSON text does not tell "any" from "none", which are undefined and null.
    const asked = [type, className].map((label) => (label === undefined ? [] : [label]));
    const key = JSON.stringify([simulationId, kind, verdict, asked, search]);
    // A list that is scrolled asks for page after page of the same rows.
    if (lastFiltered?.key === key) return lastFiltered.rows;
    const { set, simulation } = kept.find(simulationId);
    const rows = await listOf(set).rows(simulation, filter, signal);
    lastFiltered = { key, rows };
    return rows;
  }

  return {
    'simulation.run': async (input, { signal }) => {
      newestRun += 1;
      const run = newestRun;
      const prepare = await prepared(input, () => signal.aborted || run !== newestRun);
      const { set, policy, changed, answers } = prepare;
      const unchanged = changed === policy ? null : reach(set.simulator.simulate(policy, answers, 'query'));
      const before = performance.now();
      const simulation = set.simulator.simulate(changed, answers, 'query');
      const decideMs = performance.now() - before;
      return {
        ...summary(simulation, changed),
        simulationId: kept.keep(set, simulation).id,
        unchanged,
        decideMs,
      };
    },
    'simulation.assumptions': async (input, { signal }) => {
      const isNeedless = (): boolean => signal.aborted;
      const { set, changed, answers } = await prepared(input, isNeedless);
      const base = set.simulator.simulate(changed, answers, 'query');
      const assumptions = [];
      for (const { id, answer: assumed } of base.assumed) {
        const otherwise = [];
        for (const answer of questionById(id).answers.filter((other) => other !== assumed)) {
          await nextTurn();
          refuseNeedless(isNeedless);
          const { entities, relationships } = simulateOtherwise(set, changed, answers, id, answer);
          otherwise.push({ answer, entities, relationships });
        }
        assumptions.push({ id, assumed, otherwise });
      }
      return { assumptions };
    },
    'simulation.objects': async (input, { signal }) => {
      const { simulationId, kind, verdict, search, offset, limit } = input;
      const { set, simulation } = kept.find(simulationId);
      const filter = { kind, verdict, type: input.type, class: input.class, search };
      const rows = await filteredRows(simulationId, filter, signal);
      const list = listOf(set);
      const page = rows.slice(offset, offset + limit).map((row) => {
        const judgement = simulation.judgementOf(kind, row);
        return { ...list.listed(kind, row), verdict: judgement.verdict, reason: judgement.reason };
      });
      return { total: rows.length, rows: page };
    },
    'simulation.watched': ({ simulationId, objects }) => {
      const { set, simulation } = kept.find(simulationId);
      const { table, ids } = set.simulator;
      return {
        watched: objects.map(({ kind, id }) => {
          const position = ids().positionOf(id);
          const place = position === null ? null : placeOf(table, position);
          if (position === null || place?.kind !== kind) return { kind, id, found: null };
          const { name, type } = listOf(set).listed(kind, place.row);
          const { verdict, reason } = simulation.judgementOf(kind, place.row);
          return { kind, id, found: { position, name, type, verdict, reason } };
        }),
      };
    },
    'simulation.explain': ({ simulationId, position }) => {
      const { set, simulation } = kept.find(simulationId);
      if (position >= objectCount(set.simulator.table)) {
        throw new RpcError('bad_request', 'There is no such object in this set; choose one from the list.');
      }
      return explanation.parse(explain(set.simulator, simulation, position));
    },
  };
}

function simulateOtherwise(
  set: LoadedSet,
  policy: Policy,
  answers: Answers,
  id: Simulation['assumed'][number]['id'],
  answer: string,
): Simulation {
  return set.simulator.simulate(policy, settleAnswer(answers, id, answer, null), 'query');
}

function refuseNeedless(isNeedless: () => boolean): void {
  if (isNeedless()) throw new RpcError('cancelled', 'A newer policy is being simulated.');
}

function reach({ entities, relationships }: Simulation): NonNullable<Summary['unchanged']> {
  return { entities, relationships };
}

function summary(
  simulation: Simulation,
  { permissions }: Policy,
): Omit<Summary, 'simulationId' | 'unchanged' | 'decideMs'> {
  return {
    entities: simulation.entities,
    relationships: simulation.relationships,
    byType: [...simulation.byType],
    byClass: [...simulation.byClass],
    permissions: permissions.flatMap(({ effect }, index) => {
      const counts = simulation.permissions[index];
      return counts === undefined ? [] : [{ ...counts, effect }];
    }),
    questions: [...simulation.questions],
    assumed: [...simulation.assumed],
  };
}
