import type { Combinations, CombinationSet } from './combinations.ts';
import type { Reason } from './outcome.ts';
import type { QuestionId } from './questions.ts';

/** Whether a key sees a graph object. */
export type Verdict = 'visible' | 'hidden' | 'undetermined';

/** The verdicts in the order in which codes number them. */
export const verdicts: readonly Verdict[] = ['visible', 'hidden', 'undetermined'];

/** The decision on one graph object. */
export interface ObjectDecision {
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The permissions that decide in every combination by the object's own properties, ascending. */
  readonly permissions: readonly number[];
  /** The open questions on which the verdict hangs, in the order of the table. */
  readonly questions: readonly QuestionId[];
}

/**
 * In which combinations an object is visible and in which it stays undetermined, because an end of a relationship
 * is not known; in all others it is hidden.
 */
export interface Sight {
  readonly visible: CombinationSet;
  readonly unresolved: CombinationSet;
}

/** The verdict within some combinations: determined if and only if they all agree and none hangs on an unresolved end. */
export function verdictWithin(sight: Sight, within: CombinationSet): Verdict {
  if ((sight.visible & within) === within) return 'visible';
  return ((sight.visible | sight.unresolved) & within) === 0n ? 'hidden' : 'undetermined';
}

/** The open questions on which a sight hangs. */
export function questionsOfSight(sight: Sight, combinations: Combinations): readonly QuestionId[] {
  return combinations.questionsOf([sight.visible, sight.unresolved]);
}

/** What each end of a relationship shows: the combinations in which it is visible, or null where it is unresolved. */
export type EndSight = CombinationSet | null;

/**
 * What a relationship shows: under `own` what its own properties give, under `ownAndEnds` the least of that and of
 * its two ends, where hidden < undetermined < visible and an unresolved end counts as undetermined.
 */
export function relationshipSight(
  own: CombinationSet,
  ends: readonly EndSight[],
  combinations: Combinations,
): Sight {
  const endsCount = combinations.where('relationships', 'ownAndEnds');
  let endHidden = 0n;
  let endUnresolved = 0n;
  for (const end of ends) {
    if (end === null) endUnresolved = endsCount;
    else endHidden |= endsCount & ~end;
  }
  const visible = own & ~endHidden & ~endUnresolved;
  return { visible, unresolved: own & ~endHidden & endUnresolved };
}
