import type { QuestionId } from '../evaluate/questions.ts';
import { formatCount, formatNoun } from './number-format.ts';
import { answerWords } from './answer-words.ts';
import type { Assumption, Kind, SimulationSummary, Tally, Verdict } from './simulation.ts';

/** The nouns of the two kinds. */
export const kindWords: Readonly<
  Record<Kind, { readonly one: string; readonly many: string; readonly title: string }>
> = {
  entity: { one: 'entity', many: 'entities', title: 'Entities' },
  relationship: { one: 'relationship', many: 'relationships', title: 'Relationships' },
};

/** The verdicts in the order in which they are listed. */
export const verdictTitles: Readonly<Record<Verdict, string>> = {
  visible: 'Visible',
  undetermined: 'Undetermined',
  hidden: 'Hidden',
};

/** How many are seen: `214`, or `214 to 260` where some are undetermined. */
export function rangeWords(tally: Tally): string {
  const { visible, undetermined } = tally;
  if (undetermined === 0) return formatCount(visible);
  return `${formatCount(visible)} to ${formatCount(visible + undetermined)}`;
}

/** How many are seen, short, for a column: `214–260`. */
export function rangeFigures(tally: Tally): string {
  const { visible, undetermined } = tally;
  if (undetermined === 0) return formatCount(visible);
  return `${formatCount(visible)}–${formatCount(visible + undetermined)}`;
}

/** `214 to 260 of 2,031 entities`. */
export function reachWords(tally: Tally, kind: Kind): string {
  const { one, many } = kindWords[kind];
  return `${rangeWords(tally)} of ${formatNoun(tally.total, one, many)}`;
}

/** The whole reach in a sentence, for announcements. */
export function reachSentence(policyTitle: string, summary: SimulationSummary): string {
  const { entities, relationships } = summary;
  return `${policyTitle} sees ${reachWords(entities, 'entity')}, ${reachWords(relationships, 'relationship')}.`;
}

/** The line above a permission: `ALLOW · sees 214 · 12 only by this one`. */
export function lensLabel(permission: SimulationSummary['permissions'][number]): string {
  return `${permission.effect} · ${permissionGives(permission)}`;
}

/** What a permission gives or denies, without its effect. */
export function permissionGives(permission: SimulationSummary['permissions'][number]): string {
  const { effect, entities, relationships } = permission;
  const parts: string[] = [];
  // What an open answer decides is not counted as a match, and may yet be seen by this permission alone.
  const certain = entities.only > entities.matches ? ' for certain' : '';
  parts.push(`${effect === 'ALLOW' ? 'sees' : 'denies'} ${formatCount(entities.matches)}${certain}`);
  if (entities.only > 0) parts.push(`${formatCount(entities.only)} only by this one`);
  if (relationships.matches > 0) {
    const only = relationships.only > 0 ? `, ${formatCount(relationships.only)} only by this one` : '';
    parts.push(`${formatNoun(relationships.matches, 'relationship', 'relationships')}${only}`);
  }
  return parts.join(' · ');
}

/** What is seen of both kinds. */
export interface Reach {
  readonly entities: Tally;
  readonly relationships: Tally;
}

/** The answer of an assumed question that shows the most. */
export interface WorstCase extends Reach {
  readonly id: QuestionId;
  readonly answer: string;
}

/** Of each assumed question the other answer under which most could be seen. */
export function worstCases(assumptions: readonly Assumption[]): readonly WorstCase[] {
  return assumptions.flatMap(({ id, otherwise }) => {
    const worst = otherwise.toSorted(
      (one, other) =>
        upper(other.entities) - upper(one.entities) || upper(other.relationships) - upper(one.relationships),
    )[0];
    return worst === undefined ? [] : [{ id, ...worst }];
  });
}

/** `If only queryFilters is enforced: all 2,031 entities`, or that nothing would change. */
export function worstCaseSentence(worst: WorstCase, now: Reach): string {
  const { id, answer, entities, relationships } = worst;
  const seen = isSameReach(worst, now)
    ? 'the same counts'
    : [boundWords(entities, 'entity'), boundWords(relationships, 'relationship')].join(', ');
  return `If ${answerWords(id, answer)}: ${seen}.`;
}

/** Whether as much is seen of both kinds. */
export function isSameReach(one: Reach, other: Reach): boolean {
  return isSameTally(one.entities, other.entities) && isSameTally(one.relationships, other.relationships);
}

function isSameTally(one: Tally, other: Tally): boolean {
  return one.visible === other.visible && one.undetermined === other.undetermined;
}

/** `all 2,031 entities`, `none of 1,500 relationships`, or the range. */
export function boundWords(tally: Tally, kind: Kind): string {
  const { one, many } = kindWords[kind];
  const all = formatNoun(tally.total, one, many);
  if (tally.total > 0 && tally.visible === tally.total) return `all ${all}`;
  if (upper(tally) === 0) return `none of ${all}`;
  return `${rangeWords(tally)} of ${all}`;
}

/** The most that can be seen: what is visible and what is undetermined. */
export function upper(tally: Tally): number {
  return tally.visible + tally.undetermined;
}
