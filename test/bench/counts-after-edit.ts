import { defaultAnswers, settleLiterally } from '../../shared/evaluate/answers.ts';
import { createSimulator } from '../../shared/evaluate/simulate.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { benchEntities, benchPolicy, benchTable } from './inventory.ts';
import type { BenchEntity } from './inventory.ts';
import { casl, cedar, jsonLogic, plainLoop, sqlite } from './rivals.ts';
import type { Rival } from './rivals.ts';

const literal = settleLiterally(null);
const edits = 9;

/**
 * The counts after an edit of one permission: ours (all counts: verdicts, types, classes, each permission, questions)
 * beside the number of visible entities alone by other means. Prints the median of the edits and how many times ours;
 * ends with an error where two disagree.
 */
export function benchCountsAfterEdit(say: (line: string) => void): void {
  say('Counts after an edit of one permission, median of 9 edits; × = times ours');
  for (const size of [10_000, 100_000]) {
    const entities = benchEntities(size);
    const rivals = [plainLoop, jsonLogic, casl, sqlite, cedar];
    for (const permissions of [1, 10, 100]) {
      const simulator = createSimulator(benchTable(entities));
      const policies = Array.from({ length: edits + 1 }, (_, edit) => benchPolicy(permissions, edit));
      const visible = policies.map((policy) => simulator.simulate(policy, literal, 'query').entities.visible);
      const ours = measure(
        policies,
        (policy) => simulator.simulate(policy, literal, 'query').entities.visible,
      );
      agree('Latchkey', visible, ours.results);
      say(`\n${size.toLocaleString('en')} entities × ${permissions} permissions`);
      say(row('Latchkey', ours.median, ours.median, `worst ${ours.worst.toFixed(2)} ms`));
      const open = measure(
        policies,
        (policy) => simulator.simulate(policy, defaultAnswers, 'query').entities.visible,
      );
      say(row('  questions left open', open.median, ours.median, `worst ${open.worst.toFixed(2)} ms`));
      for (const rival of rivals) say(rivalRow(rival, entities, policies, simulator.simulate, ours.median));
    }
  }
}

function rivalRow(
  rival: Rival,
  entities: readonly BenchEntity[],
  policies: readonly Policy[],
  simulate: ReturnType<typeof createSimulator>['simulate'],
  ours: number,
): string {
  const share = rival.share(entities.length, policies[0]?.permissions.length ?? 0);
  const asked = entities.slice(0, Math.round(entities.length * share));
  const few = share < 1 ? policies.slice(0, 3) : policies;
  const count = rival.prepare(asked);
  const theirs = measure(few, count);
  const judge = share < 1 ? createSimulator(benchTable(asked)).simulate : simulate;
  agree(
    rival.name,
    few.map((policy) => judge(policy, literal, 'query').entities.visible),
    theirs.results,
  );
  const note = share < 1 ? `asked about ${asked.length.toLocaleString('en')} entities, time scaled up` : '';
  return row(rival.name, theirs.median / share, ours, note);
}

function measure(policies: readonly Policy[], count: (policy: Policy) => number) {
  const results: number[] = [];
  const times = policies.map((policy) => {
    const start = performance.now();
    results.push(count(policy));
    return performance.now() - start;
  });
  // The first is not an edit but a start.
  const sorted = times.slice(1).toSorted((left, right) => left - right);
  return { results, median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}

function agree(name: string, expected: readonly number[], found: readonly number[]): void {
  if (expected.join() !== found.join()) {
    throw new Error(`${name} counts ${found.join()} where ${expected.join()} are visible`);
  }
}

function row(name: string, time: number, ours: number, note: string): string {
  const times = `× ${(time / ours).toFixed(1)}`;
  return `  ${name.padEnd(24)}${`${time.toFixed(2)} ms`.padStart(14)}${times.padStart(12)}  ${note}`.trimEnd();
}
