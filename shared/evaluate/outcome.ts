import type { Effect } from '../policy/policy.ts';
import type { Combinations, CombinationSet } from './combinations.ts';

/** Why a request is decided as it is; null where that is undetermined or differs between combinations. */
export type Reason = 'allow' | 'explicitDeny' | 'implicitDeny' | null;

/** A permission that applies in at least one combination. */
export interface ApplyingPermission {
  readonly index: number;
  readonly effect: Effect;
  /** The combinations in which it applies; never empty. */
  readonly truth: CombinationSet;
}

/** What the permissions that apply come to, in each combination. */
export interface Outcome {
  /** The combinations in which the request is allowed. */
  readonly allowed: CombinationSet;
  /** The combinations in which a DENY decides. */
  readonly explicitlyDenied: CombinationSet;
  /** The permissions that decide in every combination, ascending. */
  readonly deciding: readonly number[];
}

/**
 * Weighs the permissions that apply, given in the order of the policy: nothing is allowed unless an ALLOW applies;
 * under `denyWins` a DENY beats every ALLOW, under `lastWins` the last one that applies decides.
 */
export function weigh(applying: readonly ApplyingPermission[], combinations: Combinations): Outcome {
  const denyWins = combinations.where('denyPrecedence', 'denyWins');
  const lastWins = combinations.all & ~denyWins;
  let allow = 0n;
  let deny = 0n;
  for (const { effect, truth } of applying) {
    if (effect === 'ALLOW') allow |= truth;
    else deny |= truth;
  }
  let allowed = denyWins & allow & ~deny;
  let explicitlyDenied = denyWins & deny;
  const deciding: number[] = [];
  let undecided = lastWins;
  for (const { index, effect, truth } of applying.toReversed()) {
    const last = undecided & truth;
    undecided &= ~truth;
    if (effect === 'ALLOW') allowed |= last;
    else explicitlyDenied |= last;
    const amongAll = denyWins & truth & (effect === 'ALLOW' ? ~deny : combinations.all);
    if ((amongAll | last) === combinations.all) deciding.push(index);
  }
  return { allowed, explicitlyDenied, deciding: deciding.toReversed() };
}

/** The reason that holds in every combination, or null. */
export function reasonOf(outcome: Outcome, combinations: Combinations): Reason {
  if (outcome.allowed === combinations.all) return 'allow';
  if (outcome.explicitlyDenied === combinations.all) return 'explicitDeny';
  return (outcome.allowed | outcome.explicitlyDenied) === 0n ? 'implicitDeny' : null;
}

/**
 * For each permission that applies, the combinations in which the request would be allowed without it; in the order
 * of the list.
 */
export function allowedWithoutEach(
  applying: readonly ApplyingPermission[],
  combinations: Combinations,
): readonly CombinationSet[] {
  const denyWins = combinations.where('denyPrecedence', 'denyWins');
  const truthsOf = (effect: Effect) => applying.map((one) => (one.effect === effect ? one.truth : 0n));
  const allowOfOthers = unionOfOthers(truthsOf('ALLOW'));
  const denyOfOthers = unionOfOthers(truthsOf('DENY'));
  const lastOfOthers = lastOfOthersAllows(applying);
  return applying.map((_, place) => {
    const underDenyWins = (allowOfOthers[place] ?? 0n) & ~(denyOfOthers[place] ?? 0n);
    return (denyWins & underDenyWins) | (~denyWins & (lastOfOthers[place] ?? 0n));
  });
}

/** For each permission, the combinations in which the last of the others that applies is an ALLOW. */
function lastOfOthersAllows(applying: readonly ApplyingPermission[]): readonly CombinationSet[] {
  const later: { readonly applies: CombinationSet; readonly allows: CombinationSet }[] = [];
  let applies = 0n;
  let allows = 0n;
  for (const { effect, truth } of applying.toReversed()) {
    later.push({ applies, allows });
    if (effect === 'ALLOW') allows |= truth & ~applies;
    applies |= truth;
  }
  let earlierAllows = 0n;
  return later.toReversed().map((after, place) => {
    const others = after.allows | (earlierAllows & ~after.applies);
    const { effect, truth } = applying[place] ?? { effect: 'DENY', truth: 0n };
    earlierAllows = effect === 'ALLOW' ? earlierAllows | truth : earlierAllows & ~truth;
    return others;
  });
}

function unionOfOthers(truths: readonly CombinationSet[]): readonly CombinationSet[] {
  const after: CombinationSet[] = [];
  let union = 0n;
  for (const truth of truths.toReversed()) {
    after.push(union);
    union |= truth;
  }
  let before = 0n;
  return truths.map((truth, place) => {
    const others = before | (after[truths.length - 1 - place] ?? 0n);
    before |= truth;
    return others;
  });
}
