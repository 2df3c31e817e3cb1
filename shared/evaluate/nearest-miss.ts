import type { Effect, Policy } from '../policy/policy.ts';
import type { Combinations, CombinationSet } from './combinations.ts';
import { isNearer } from './failure-distance.ts';
import { weigh } from './outcome.ts';
import type { Failure } from './permission-failure.ts';
import type { Verdict } from './verdict.ts';

/** A permission that did not apply, and all that keeps it from applying. */
export interface Miss {
  readonly index: number;
  readonly failures: readonly Failure[];
}

/** What every permission says of one object, in the order of the policy. */
export interface JudgedObject {
  readonly policy: Policy;
  readonly verdict: Verdict;
  readonly combinations: Combinations;
  /** The combinations in which each permission applies. */
  readonly truths: readonly CombinationSet[];
  /** What keeps each from applying in every combination. */
  readonly failures: readonly (readonly Failure[])[];
}

/**
 * The permission that came nearest to changing the verdict: a DENY for a visible object; an ALLOW for a hidden one,
 * and for an undetermined one, which an ALLOW could turn visible. One that applies in some combination is nearer than
 * one that applies in none: nothing of it is wrong, it hangs on questions that nobody has answered. Then the distance
 * of the failures counts; of two as near it is the earlier. Null where no permission alone could change anything.
 */
export function nearestMiss(judged: JudgedObject): Miss | null {
  const { truths, failures, combinations } = judged;
  const able = ableToChange(judged);
  const hanging = able.filter((index) => truths[index] !== 0n);
  const [first, ...others] = (hanging.length > 0 ? hanging : able).map((index) => ({
    index,
    failures: failures[index] ?? [],
  }));
  if (first === undefined) return null;
  return others.reduce(
    (nearest, next) => (isNearer(next.failures, nearest.failures, combinations.open) ? next : nearest),
    first,
  );
}

/**
 * The permissions that would change the outcome of the object's own properties in some combination, if they applied
 * in every one. Under `denyWins` no ALLOW changes what a DENY denies, under `lastWins` none what a later one decides.
 */
function ableToChange({ policy, verdict, truths, combinations }: JudgedObject): readonly number[] {
  const wanted: Effect = verdict === 'visible' ? 'DENY' : 'ALLOW';
  const permissions = policy.permissions.map(({ effect }, index) => ({
    index,
    effect,
    truth: truths[index] ?? 0n,
  }));
  const { allowed, explicitlyDenied } = weigh(
    permissions.filter(({ truth }) => truth !== 0n),
    combinations,
  );
  const denyWins = combinations.where('denyPrecedence', 'denyWins');
  const changeable = wanted === 'ALLOW' ? combinations.all & ~allowed : allowed;
  let beyond = wanted === 'ALLOW' ? denyWins & explicitlyDenied : 0n;
  const able: number[] = [];
  for (const { index, effect, truth } of permissions.toReversed()) {
    if (effect !== wanted) beyond |= truth & ~denyWins;
    else if ((changeable & ~beyond) !== 0n) able.push(index);
  }
  return able.toReversed();
}
