import type { ObjectKind } from './graph-table.ts';
import type { Judgement } from './judgement.ts';
import { questions } from './questions.ts';
import type { QuestionId } from './questions.ts';
import { addToTally, compareLabels, emptyTally } from './tally.ts';
import type { OpenTally, RowLabels, Tally } from './tally.ts';
import { verdicts } from './verdict.ts';

/** Rows grouped so that all rows of a group have one judgement. */
export interface JudgedTable {
  readonly kind: ObjectKind;
  readonly groupOfRow: Uint32Array;
  readonly groups: number;
  readonly judgementOf: (group: number) => Judgement;
  readonly labels: { readonly type: RowLabels; readonly class: RowLabels };
}

/** How many objects a permission applies to in every combination, and to how many it makes the difference. */
export interface PermissionCount {
  readonly matches: number;
  readonly only: number;
}

/** The tally of the objects of one kind and type; null for those without one. */
export interface TypeTally extends Tally {
  readonly kind: ObjectKind;
  readonly type: string | null;
}

/** The tally of the objects of one kind and class; null for those without one. */
export interface ClassTally extends Tally {
  readonly kind: ObjectKind;
  readonly class: string | null;
}

/** Everything that a report counts. */
export interface SimulationCounts {
  readonly entities: Tally;
  readonly relationships: Tally;
  /** By kind, then type by code units, null last. */
  readonly byType: readonly TypeTally[];
  /** By kind, then class; an object with several classes counts in each. */
  readonly byClass: readonly ClassTally[];
  /** One for each permission of the policy, in its order. */
  readonly permissions: readonly {
    readonly index: number;
    readonly entities: PermissionCount;
    readonly relationships: PermissionCount;
  }[];
  /** The questions on which at least one object hangs, in the order of the table, with how many. */
  readonly questions: readonly {
    readonly id: QuestionId;
    readonly entities: number;
    readonly relationships: number;
  }[];
}

interface KindCounts {
  readonly tally: Tally;
  readonly byType: readonly TypeTally[];
  readonly byClass: readonly ClassTally[];
  readonly matches: Uint32Array;
  readonly only: Uint32Array;
  readonly questions: ReadonlyMap<QuestionId, number>;
}

/** Counts both kinds; a group is judged only if a row is in it. */
export function countGroups(
  entities: JudgedTable,
  relationships: JudgedTable,
  permissions: number,
): SimulationCounts {
  const entity = countKind(entities, permissions);
  const relationship = countKind(relationships, permissions);
  return {
    entities: entity.tally,
    relationships: relationship.tally,
    byType: [...entity.byType, ...relationship.byType],
    byClass: [...entity.byClass, ...relationship.byClass],
    permissions: Array.from({ length: permissions }, (_, index) => ({
      index,
      entities: permissionCount(entity, index),
      relationships: permissionCount(relationship, index),
    })),
    questions: questions
      .map(({ id }) => ({
        id,
        entities: entity.questions.get(id) ?? 0,
        relationships: relationship.questions.get(id) ?? 0,
      }))
      .filter((question) => question.entities + question.relationships > 0),
  };
}

function permissionCount(counts: KindCounts, index: number): PermissionCount {
  return { matches: counts.matches[index] ?? 0, only: counts.only[index] ?? 0 };
}

function countKind(judged: JudgedTable, permissions: number): KindCounts {
  const rowsInGroup = new Uint32Array(judged.groups);
  for (const group of judged.groupOfRow) rowsInGroup[group] = (rowsInGroup[group] ?? 0) + 1;
  const verdictOfGroup = new Uint8Array(judged.groups);
  const tally = emptyTally();
  const matches = new Uint32Array(permissions);
  const only = new Uint32Array(permissions);
  const hangingOn = new Map<QuestionId, number>();
  rowsInGroup.forEach((count, group) => {
    if (count === 0) return;
    const judgement = judged.judgementOf(group);
    verdictOfGroup[group] = verdicts.indexOf(judgement.verdict);
    addToTally(tally, judgement.verdict, count);
    for (const index of judgement.matching) matches[index] = (matches[index] ?? 0) + count;
    for (const index of judgement.needed) only[index] = (only[index] ?? 0) + count;
    for (const id of judgement.questions) hangingOn.set(id, (hangingOn.get(id) ?? 0) + count);
  });
  return {
    tally,
    byType: countLabels(judged, judged.labels.type, verdictOfGroup).map(([type, counts]) => ({
      kind: judged.kind,
      type,
      ...counts,
    })),
    byClass: countLabels(judged, judged.labels.class, verdictOfGroup).map(([name, counts]) => ({
      kind: judged.kind,
      class: name,
      ...counts,
    })),
    matches,
    only,
    questions: hangingOn,
  };
}

function countLabels(
  judged: JudgedTable,
  { placeOfRow, labels }: RowLabels,
  verdictOfGroup: Uint8Array,
): readonly (readonly [string | null, Tally])[] {
  const width = verdicts.length;
  const counts = new Uint32Array(labels.length * width);
  const { groupOfRow } = judged;
  for (let row = 0; row < groupOfRow.length; row += 1) {
    const slot = (placeOfRow[row] ?? 0) * width + (verdictOfGroup[groupOfRow[row] ?? 0] ?? 0);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const tallies = new Map<string | null, OpenTally>();
  labels.forEach((names, place) => {
    verdicts.forEach((verdict, code) => {
      const count = counts[place * width + code] ?? 0;
      if (count === 0) return;
      for (const name of names) {
        const tally = tallies.get(name) ?? emptyTally();
        addToTally(tally, verdict, count);
        tallies.set(name, tally);
      }
    });
  });
  return [...tallies].toSorted(([left], [right]) => compareLabels(left, right));
}
