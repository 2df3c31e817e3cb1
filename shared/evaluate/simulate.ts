import type { Policy } from '../policy/policy.ts';
import type { Answers } from './answers.ts';
import { groupIntoCells } from './cells.ts';
import type { Cells } from './cells.ts';
import { createTableIndex } from './column-index.ts';
import { createCombinations } from './combinations.ts';
import type { Combinations } from './combinations.ts';
import type { Door } from './door.ts';
import type { GraphTable, ObjectKind } from './graph-table.ts';
import { createCellViews, judgeCell, judgeRelationship } from './judgement.ts';
import type { CellView, Judgement } from './judgement.ts';
import { objectIds } from './object-ids.ts';
import type { ObjectIds } from './object-ids.ts';
import { placeOf } from './object-table.ts';
import { createPermissionRows } from './permission-rows.ts';
import type { PermissionRows } from './permission-rows.ts';
import { questions } from './questions.ts';
import type { QuestionId } from './questions.ts';
import { relationshipEnds } from './relationship-ends.ts';
import type { RelationshipEnds } from './relationship-ends.ts';
import { countGroups } from './simulation-counts.ts';
import type { JudgedTable, SimulationCounts } from './simulation-counts.ts';
import { classLabels, typeLabels } from './tally.ts';
import { createTruthNumbers } from './truth-numbers.ts';
import type { TruthNumbers } from './truth-numbers.ts';
import type { ObjectDecision } from './verdict.ts';

/** The verdicts of one policy over one set, through one door. */
export interface Simulation extends SimulationCounts {
  readonly policy: Policy;
  readonly answers: Answers;
  readonly door: Door;
  readonly combinations: Combinations;
  /** Every assumed answer in force but `graphqlRoute`, which is a banner and not part of a verdict. */
  readonly assumed: readonly { readonly id: QuestionId; readonly answer: string }[];
  /** The decision on one row of a kind; relationships have the query door only. */
  readonly judgementOf: (kind: ObjectKind, row: number) => Judgement;
  /** The decision on the object at a position (from 0). */
  readonly decisionAt: (position: number) => ObjectDecision;
}

/** Answers "what would this key see?" for every object of a set at once. */
export interface Simulator {
  readonly table: GraphTable;
  readonly ends: RelationshipEnds;
  /** What reports call the objects; made when first asked for. */
  readonly ids: () => ObjectIds;
  /** Judges every object. What the last runs found for permissions with the same text is used again. */
  readonly simulate: (policy: Policy, answers: Answers, door: Door) => Simulation;
}

interface Layout {
  readonly combinations: Combinations;
  readonly numbers: TruthNumbers;
  readonly rows: Readonly<Record<ObjectKind, PermissionRows>>;
}

/** The answers in force change rarely and the assumed ones are tried in turn: so many layouts are kept. */
const keptLayouts = 6;

/** Indexes a set for simulations; columns are indexed when a policy first names them. */
export function createSimulator(table: GraphTable): Simulator {
  const ends = relationshipEnds(table);
  const indexes = {
    entity: createTableIndex(table.entities),
    relationship: createTableIndex(table.relationships),
  };
  const labels: Readonly<Record<ObjectKind, JudgedTable['labels']>> = {
    entity: { type: typeLabels(table.entities), class: classLabels(table.entities) },
    relationship: { type: typeLabels(table.relationships), class: classLabels(table.relationships) },
  };
  const layouts = new Map<string, Layout>();
  let ids: ObjectIds | null = null;

  function layoutOf(answers: Answers): Layout {
    const key = questions.map(({ id }) => answers[id].answer).join();
    const layout = layouts.get(key) ?? createLayout(answers);
    layouts.delete(key);
    layouts.set(key, layout);
    for (const oldest of layouts.keys()) {
      if (layouts.size <= keptLayouts) break;
      layouts.delete(oldest);
    }
    return layout;
  }

  function createLayout(answers: Answers): Layout {
    const combinations = createCombinations(answers);
    const numbers = createTruthNumbers();
    return {
      combinations,
      numbers,
      rows: {
        entity: createPermissionRows(table.entities, indexes.entity, combinations, numbers),
        relationship: createPermissionRows(table.relationships, indexes.relationship, combinations, numbers),
      },
    };
  }

  function simulate(policy: Policy, answers: Answers, door: Door): Simulation {
    const { combinations, numbers, rows } = layoutOf(answers);
    const cellsOf = (kind: ObjectKind, size: number): Cells => {
      const found = policy.permissions.map((permission) => rows[kind].rowsOf(permission, door));
      rows[kind].forgetUnused();
      return groupIntoCells(size, found);
    };
    const entityCells = cellsOf('entity', table.entities.size);
    const entityViews = createCellViews(policy, entityCells, numbers, combinations);
    const entities: JudgedTable = {
      kind: 'entity',
      groupOfRow: entityCells.cellOfRow,
      groups: entityCells.entries.length,
      judgementOf: remembered((cell) => judgeCell(entityViews(cell), combinations)),
      labels: labels.entity,
    };
    const relationships: JudgedTable =
      door === 'query'
        ? judgeRelationships(cellsOf('relationship', table.relationships.size))
        : nothingJudged(labels.relationship);

    function judgeRelationships(cells: Cells): JudgedTable {
      const views = createCellViews(policy, cells, numbers, combinations);
      const grouped = groupRelationships(cells, views, ends, entityCells.cellOfRow, combinations);
      return {
        kind: 'relationship',
        groupOfRow: grouped.groupOfRow,
        groups: grouped.groups.length,
        judgementOf: remembered((group) => {
          const { own, from, to } = grouped.groups[group] ?? { own: 0, from: null, to: null };
          if (from === null || to === null) return judgeCell(views(own), combinations);
          const sides = [from, to].map((cell) => (cell < 0 ? null : entityViews(cell)));
          return judgeRelationship(views(own), sides, combinations);
        }),
        labels: labels.relationship,
      };
    }

    function judgementOf(kind: ObjectKind, row: number): Judgement {
      const judged = kind === 'entity' ? entities : relationships;
      return judged.judgementOf(judged.groupOfRow[row] ?? 0);
    }
    function decisionAt(position: number): ObjectDecision {
      const { kind, row } = placeOf(table, position);
      const { verdict, reason, permissions, questions: hangsOn } = judgementOf(kind, row);
      return { verdict, reason, permissions, questions: hangsOn };
    }
    return {
      policy,
      answers,
      door,
      combinations,
      assumed: questions
        .filter(({ id }) => answers[id].source === 'assumed' && id !== 'graphqlRoute')
        .map(({ id }) => ({ id, answer: answers[id].answer })),
      ...countGroups(entities, relationships, policy.permissions.length),
      judgementOf,
      decisionAt,
    };
  }

  return { table, ends, ids: () => (ids ??= objectIds(table)), simulate };
}

/** A group of relationships: their own cell, and the cells of their ends where those matter (-1: unresolved). */
interface RelationshipGroup {
  readonly own: number;
  readonly from: number | null;
  readonly to: number | null;
}

function groupRelationships(
  cells: Cells,
  views: (cell: number) => CellView,
  ends: RelationshipEnds,
  cellOfEntity: Uint32Array,
  combinations: Combinations,
): { readonly groupOfRow: Uint32Array; readonly groups: readonly RelationshipGroup[] } {
  const groups: RelationshipGroup[] = cells.entries.map((_, own) => ({ own, from: null, to: null }));
  if (combinations.where('relationships', 'ownAndEnds') === 0n) {
    return { groupOfRow: cells.cellOfRow, groups };
  }
  const groupOfRow = cells.cellOfRow.slice();
  // Without an ALLOW of its own a relationship is hidden whatever its ends are.
  const endsMatter = cells.entries.map((_, own) =>
    views(own).applying.some(({ effect }) => effect === 'ALLOW'),
  );
  const known = new Map<string, number>();
  const cellOf = (row: number): number => (row < 0 ? -1 : (cellOfEntity[row] ?? 0));
  for (let row = 0; row < groupOfRow.length; row += 1) {
    const own = groupOfRow[row] ?? 0;
    if (endsMatter[own] !== true) continue;
    const from = cellOf(ends.rowOf('from', row));
    const to = cellOf(ends.rowOf('to', row));
    const key = `${own} ${from} ${to}`;
    let group = known.get(key);
    if (group === undefined) {
      group = groups.length;
      groups.push({ own, from, to });
      known.set(key, group);
    }
    groupOfRow[row] = group;
  }
  return { groupOfRow, groups };
}

function nothingJudged(labels: JudgedTable['labels']): JudgedTable {
  return {
    kind: 'relationship',
    groupOfRow: new Uint32Array(0),
    groups: 0,
    judgementOf: () => {
      throw new RangeError('relationships have the query door only');
    },
    labels,
  };
}

function remembered(judge: (group: number) => Judgement): (group: number) => Judgement {
  const judgements: (Judgement | undefined)[] = [];
  return (group) => {
    const judgement = judgements[group] ?? judge(group);
    judgements[group] = judgement;
    return judgement;
  };
}
