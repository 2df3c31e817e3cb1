import { settleAnswer } from '../../shared/evaluate/answers.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import type { ObjectKind } from '../../shared/evaluate/graph-table.ts';
import { questionById } from '../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../shared/evaluate/questions.ts';
import type { Simulation, Simulator } from '../../shared/evaluate/simulate.ts';
import type { Tally } from '../../shared/evaluate/tally.ts';
import { permissionNumber } from '../../shared/policy/permission-number.ts';
import { claim } from '../../shared/report/claim.ts';
import { shortText } from '../../shared/json/printable-text.ts';
import { counted, countText, textTable } from './text-table.ts';

/** The summary of `simulate` for people. */
export function simulateText(simulator: Simulator, simulation: Simulation): string {
  return [
    reachText(simulation),
    ...section('By type', typeLines(simulation)),
    ...section('Permissions', permissionLines(simulation)),
    ...section('Open questions', questionLines(simulation)),
    ...section('Assumed', assumedLines(simulator, simulation)),
    '',
    claim,
    '',
  ].join('\n');
}

/** The reach as a range, such as `sees 214 to 260 of 2,031 entities · 0 of 1,500 relationships`. */
function reachText({ entities, relationships, door }: Simulation): string {
  const parts = [`${rangeOf(entities)} of ${counted(entities.total, 'entity', 'entities')}`];
  if (door === 'query')
    parts.push(`${rangeOf(relationships)} of ${counted(relationships.total, 'relationship')}`);
  const through =
    door === 'query' ? '' : ` through the ${doorWords[door]} (inferred: no document describes it)`;
  return `sees ${parts.join(' · ')}${through}`;
}

const doorWords = { lookup: 'look-up door', rawData: 'raw-data door' } as const;

/** A tally as a range: at least the visible, at most the undetermined ones too. */
function rangeOf({ visible, undetermined }: Tally): string {
  return undetermined === 0
    ? countText(visible)
    : `${countText(visible)} to ${countText(visible + undetermined)}`;
}

function typeLines({ byType }: Simulation): readonly string[] {
  const seen = byType.filter(({ visible, undetermined }) => visible + undetermined > 0);
  const rows = seen.map((tally) => [
    tally.type === null ? '(no type)' : shortText(tally.type, 60),
    tally.kind,
    rangeOf(tally),
    'of',
    countText(tally.total),
  ]);
  const unseen = (kind: ObjectKind): number =>
    byType.filter((tally) => tally.kind === kind && tally.visible + tally.undetermined === 0).length;
  const hidden = (
    [
      ['entity', 'entity types'],
      ['relationship', 'relationship types'],
    ] as const
  )
    .map(([kind, words]) => ({ count: unseen(kind), words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${countText(count)} ${words}`);
  return [
    ...textTable(rows, ['left', 'left', 'right', 'left', 'right'], '  '),
    ...(hidden.length === 0 ? [] : [`  nothing of ${hidden.join(' and ')} more`]),
  ];
}

function permissionLines({ policy, permissions, door }: Simulation): readonly string[] {
  const kinds = door === 'query' ? (['entities', 'relationships'] as const) : (['entities'] as const);
  const rows = permissions.map((counts) => [
    permissionNumber(counts.index),
    policy.permissions[counts.index]?.effect ?? '',
    ...kinds.flatMap((kind) => [countText(counts[kind].matches), kind]),
    '·',
    ...kinds.flatMap((kind) => [countText(counts[kind].only), kind]),
    'only by this one',
  ]);
  const counts = kinds.flatMap(() => ['right', 'left'] as const);
  return textTable(rows, ['left', 'left', ...counts, 'left', ...counts, 'left'], '  ');
}

function questionLines({ questions, door }: Simulation): readonly string[] {
  const rows = questions.map(({ id, entities, relationships }) => [
    id,
    countText(entities),
    'entities',
    ...(door === 'query' ? [countText(relationships), 'relationships'] : []),
    questionById(id).asks,
  ]);
  const relationshipColumns = door === 'query' ? (['right', 'left'] as const) : [];
  return textTable(rows, ['left', 'right', 'left', ...relationshipColumns, 'left'], '  ');
}

function assumedLines(simulator: Simulator, simulation: Simulation): readonly string[] {
  return simulation.assumed.flatMap(({ id, answer }) => {
    const worst = worstOtherwise(simulator, simulation, id, answer);
    const line = `  ${id} = ${answer}`;
    return worst === null ? [line] : [line, `    if it is ${worst.answer}: ${worst.reach}`];
  });
}

/** The other answer under which the key might see most, and its reach. */
function worstOtherwise(
  simulator: Simulator,
  { policy, answers, door }: Simulation,
  id: QuestionId,
  assumed: string,
): { readonly answer: string; readonly reach: string } | null {
  const otherwise = questionById(id)
    .answers.filter((answer) => answer !== assumed)
    .map((answer) => {
      const tried: Answers = settleAnswer(answers, id, answer, null);
      return { answer, simulation: simulator.simulate(policy, tried, door) };
    });
  const [worst] = otherwise.toSorted(
    (one, other) =>
      mostOf(other.simulation.entities) - mostOf(one.simulation.entities) ||
      mostOf(other.simulation.relationships) - mostOf(one.simulation.relationships),
  );
  return worst === undefined ? null : { answer: worst.answer, reach: reachText(worst.simulation) };
}

function mostOf({ visible, undetermined }: Tally): number {
  return visible + undetermined;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
