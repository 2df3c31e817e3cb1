import type { Policy } from '../policy/policy.ts';
import type { CellEntry, Cells } from './cells.ts';
import type { Combinations, CombinationSet } from './combinations.ts';
import { allowedWithoutEach, reasonOf, weigh } from './outcome.ts';
import type { ApplyingPermission, Outcome } from './outcome.ts';
import type { TruthNumbers } from './truth-numbers.ts';
import { questionsOfSight, relationshipSight, verdictWithin } from './verdict.ts';
import type { EndSight, ObjectDecision, Sight } from './verdict.ts';

/** What is true of every row of a group. */
export interface Judgement extends ObjectDecision {
  readonly sight: Sight;
  /** The permissions that apply to the rows' own properties in every combination. */
  readonly matching: readonly number[];
  /** The permissions without which the verdict would be another. */
  readonly needed: readonly number[];
}

/** What the permissions say of the rows of one cell. */
export interface CellView {
  readonly applying: readonly ApplyingPermission[];
  readonly outcome: Outcome;
  /** For each applying permission, the combinations in which the rows would be allowed without it. */
  readonly allowedWithout: ReadonlyMap<number, CombinationSet>;
}

/** Views of the cells of one table, each made when first asked for. */
export function createCellViews(
  policy: Policy,
  cells: Cells,
  numbers: TruthNumbers,
  combinations: Combinations,
): (cell: number) => CellView {
  const views: (CellView | undefined)[] = [];
  return (cell) => {
    const known = views[cell];
    if (known !== undefined) return known;
    const applying = applyingOf(policy, cells.entries[cell] ?? null, numbers);
    const without = allowedWithoutEach(applying, combinations);
    const view: CellView = {
      applying,
      outcome: weigh(applying, combinations),
      allowedWithout: new Map(applying.map(({ index }, place) => [index, without[place] ?? 0n])),
    };
    views[cell] = view;
    return view;
  };
}

/** Judges entities of one cell, and relationships whose ends cannot matter. */
export function judgeCell(view: CellView, combinations: Combinations): Judgement {
  const { allowed } = view.outcome;
  const sight: Sight = { visible: allowed, unresolved: 0n };
  const verdict = verdictWithin(sight, combinations.all);
  return {
    ...decisionOf(view, sight, combinations),
    needed: view.applying
      .filter(({ index }) => {
        const visible = view.allowedWithout.get(index) ?? allowed;
        return verdictWithin({ visible, unresolved: 0n }, combinations.all) !== verdict;
      })
      .map(({ index }) => index),
  };
}

/** Judges relationships of one cell whose ends lie in two cells; null stands for an unresolved end. */
export function judgeRelationship(
  own: CellView,
  ends: readonly (CellView | null)[],
  combinations: Combinations,
): Judgement {
  const sightWith = (allowed: (view: CellView) => CombinationSet): Sight =>
    relationshipSight(
      allowed(own),
      ends.map((end): EndSight => (end === null ? null : allowed(end))),
      combinations,
    );
  const sight = sightWith((view) => view.outcome.allowed);
  const verdict = verdictWithin(sight, combinations.all);
  const involved = new Set([own, ...ends].flatMap((view) => view?.applying.map(({ index }) => index) ?? []));
  const needed = [...involved].filter((index) => {
    const without = sightWith((view) => view.allowedWithout.get(index) ?? view.outcome.allowed);
    return verdictWithin(without, combinations.all) !== verdict;
  });
  return { ...decisionOf(own, sight, combinations), needed };
}

function decisionOf(own: CellView, sight: Sight, combinations: Combinations): Omit<Judgement, 'needed'> {
  const verdict = verdictWithin(sight, combinations.all);
  // Where only an end hides it, no permission decides; so none decides in every combination.
  const endHides = (own.outcome.allowed & ~(sight.visible | sight.unresolved)) !== 0n;
  return {
    sight,
    verdict,
    reason: verdict === 'undetermined' || endHides ? null : reasonOf(own.outcome, combinations),
    permissions: endHides ? [] : own.outcome.deciding,
    questions: questionsOfSight(sight, combinations),
    matching: own.applying.filter(({ truth }) => truth === combinations.all).map(({ index }) => index),
  };
}

function applyingOf(
  policy: Policy,
  last: CellEntry | null,
  numbers: TruthNumbers,
): readonly ApplyingPermission[] {
  const applying: ApplyingPermission[] = [];
  for (let entry = last; entry !== null; entry = entry.earlier) {
    const effect = policy.permissions[entry.permission]?.effect ?? 'DENY';
    applying.push({ index: entry.permission, effect, truth: numbers.truthOf(entry.truth) });
  }
  return applying.toReversed();
}
