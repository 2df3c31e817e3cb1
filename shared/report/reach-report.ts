import { questionById } from '../evaluate/questions.ts';
import { claim } from './claim.ts';
import { formatCount, formatNoun } from './number-format.ts';
import type { Report, ReportBlock, ReportLine } from './report.ts';
import { reportList, reportSection } from './report.ts';
import { aboutLines, answersSection, policySection } from './report-context.ts';
import type { ReportContext } from './report-context.ts';
import { permissionGives, reachWords, upper, worstCases, worstCaseSentence } from './simulation-words.ts';
import type { Assumption, Kind, SimulationSummary, Tally } from './simulation.ts';

/** More types than this are only counted. */
const mostTypes = 500;

/** What a policy shows of an entity set, for whoever did not see it on screen. */
export function reachReport(
  context: ReportContext,
  summary: SimulationSummary,
  assumptions: readonly Assumption[],
): Report {
  const { entities, relationships, unchanged, permissions } = summary;
  const worst = worstCases(assumptions);
  const asItStands: readonly ReportBlock[] =
    unchanged === null
      ? []
      : [
          paragraph([
            `The text as it stands sees ${bothWords(unchanged.entities, unchanged.relationships)}.`,
          ]),
        ];
  return {
    title: ['What ', { data: context.policyName }, ' sees'],
    blocks: [
      paragraph([`It sees ${bothWords(entities, relationships)}.`]),
      ...asItStands,
      ...reportList(aboutLines(context)),
      ...typeSection(summary, 'entity', 'Entities by type'),
      ...typeSection(summary, 'relationship', 'Relationships by type'),
      ...policySection(context, (index) => {
        const counts = permissions.find((one) => one.index === index);
        return counts === undefined ? null : permissionGives(counts);
      }),
      ...reportSection(
        'Open questions that make this a range',
        reportList(summary.questions.map(questionLine)),
      ),
      ...answersSection(context, summary.assumed, (id) => {
        const found = worst.find((one) => one.id === id);
        return found === undefined ? '' : worstCaseSentence(found, summary);
      }),
      paragraph([claim]),
    ],
  };
}

function paragraph(line: ReportLine): ReportBlock {
  return { kind: 'paragraph', line };
}

/** The two kinds side by side, never added up. */
function bothWords(entities: Tally, relationships: Tally): string {
  return `${reachWords(entities, 'entity')} and ${reachWords(relationships, 'relationship')}`;
}

function typeSection(summary: SimulationSummary, kind: Kind, title: string): readonly ReportBlock[] {
  const ofKind = summary.byType.filter((row) => row.kind === kind);
  const types = ofKind
    .filter((row) => upper(row) > 0)
    .toSorted((one, other) => upper(other) - upper(one) || other.total - one.total);
  const unseen = ofKind.length - types.length;
  const notSeen: readonly ReportBlock[] =
    unseen === 0
      ? []
      : [
          paragraph([
            `Nothing of ${formatNoun(unseen, 'type', 'types')}${types.length === 0 ? '' : ' more'}.`,
          ]),
        ];
  if (types.length === 0) return reportSection(title, notSeen);
  const rows = types
    .slice(0, mostTypes)
    .map((row): readonly ReportLine[] => [
      row.type === null ? ['without a _type'] : [{ data: row.type }],
      [formatCount(row.visible)],
      [formatCount(upper(row))],
      [formatCount(row.total)],
    ]);
  const rest = types.length - mostTypes;
  return reportSection(title, [
    {
      kind: 'table',
      columns: [
        { title: 'Type', align: 'left' },
        { title: 'At least', align: 'right' },
        { title: 'At most', align: 'right' },
        { title: 'Of', align: 'right' },
      ],
      rows,
    },
    ...(rest > 0 ? [paragraph([`and ${formatNoun(rest, 'type', 'types')} more`])] : []),
    ...notSeen,
  ]);
}

function questionLine({ id, entities, relationships }: SimulationSummary['questions'][number]): ReportLine {
  const counts = [
    ...(entities === 0 ? [] : [formatNoun(entities, 'entity', 'entities')]),
    ...(relationships === 0 ? [] : [formatNoun(relationships, 'relationship', 'relationships')]),
  ];
  const verb = entities + relationships === 1 ? 'hangs' : 'hang';
  return [`${questionById(id).asks} ${counts.join(' and ')} ${verb} on it.`];
}
