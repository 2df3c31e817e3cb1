import { questionById } from '../evaluate/questions.ts';
import { permissionNumber } from '../policy/permission-number.ts';
import { answerWords, capitalized } from './answer-words.ts';
import { claim } from './claim.ts';
import { isLeftOut } from '../policy/what-if.ts';
import type { ChangedPermission } from '../policy/what-if.ts';
import { decisionSentence, doorTitles, outcomeWords } from './explanation-words.ts';
import { failureParts } from './failure-words.ts';
import type { AnswerLookup } from './failure-words.ts';
import { formatCount } from './number-format.ts';
import type { Report, ReportBlock, ReportLine } from './report.ts';
import { reportList, reportSection } from './report.ts';
import { aboutLines, answersSection, policySection } from './report-context.ts';
import type { ReportContext } from './report-context.ts';
import type { Explanation, PermissionOutcome } from './simulation.ts';
import { kindWords } from './simulation-words.ts';
import { shortData } from './text-part.ts';
import type { TextPart } from './text-part.ts';

const mostProperties = 500;
const mostOutcomes = 200;
const longestValue = 1000;

/** Why an object has its verdict, for whoever did not see it on screen. */
export function verdictReport(context: ReportContext, shown: Explanation): Report {
  const { name, verdict, questions } = shown;
  const answerOf: AnswerLookup = (id) => context.answers[id].answer;
  const outcomes = [
    ...shown.perPermission.filter(({ decides }) => decides),
    ...shown.perPermission.filter(({ decides }) => !decides),
  ];
  return {
    title: ['Why is ', { data: name }, ` ${verdict}?`],
    blocks: [
      { kind: 'paragraph', line: [decisionSentence(shown)] },
      ...reportList([...objectLines(shown), ...aboutLines(context)]),
      ...reportSection(
        'Permissions',
        reportList(
          outcomes.map((outcome) => outcomeLine(outcome, context.changes, answerOf)),
          mostOutcomes,
        ),
      ),
      ...nearestMissSection(shown, answerOf),
      ...reportSection('Open questions', questions.flatMap(questionBlocks)),
      ...reportSection('Ends of the relationship', reportList(shown.ends.map(endLine))),
      ...reportSection('Other doors', doorBlocks(shown)),
      ...answersSection(context, shown.assumed, () => ''),
      ...policySection(context, () => null),
      ...propertiesSection(shown),
      { kind: 'paragraph', line: [claim] },
    ],
  };
}

function objectLines({ kind, type, id }: Explanation): readonly ReportLine[] {
  return [
    [
      `${capitalized(kindWords[kind].one)}: `,
      type === null ? 'without a _type' : { data: type },
      ', id ',
      { data: id },
    ],
  ];
}

function outcomeLine(
  outcome: PermissionOutcome,
  changes: readonly ChangedPermission[],
  answerOf: AnswerLookup,
): ReportLine {
  const { index, effect, failure } = outcome;
  if (isLeftOut(changes, index)) return [{ data: permissionNumber(index) }, ` ${effect} left out`];
  const why: ReportLine = failure === null ? [] : [': ', ...failureParts(failure, answerOf)];
  return [{ data: permissionNumber(index) }, ` ${effect} ${outcomeWords(outcome)}`, ...why];
}

function nearestMissSection(
  { nearestMiss, perPermission }: Explanation,
  answerOf: AnswerLookup,
): readonly ReportBlock[] {
  if (nearestMiss === null || nearestMiss.failures.length === 0) return [];
  const { index, failures } = nearestMiss;
  const may = perPermission[index]?.applies === 'depends' ? 'may apply, for' : 'would apply but for';
  return reportSection('Nearest miss', [
    { kind: 'paragraph', line: ['Permission ', { data: permissionNumber(index) }, ` ${may}:`] },
    ...reportList(failures.map((failure) => failureParts(failure, answerOf))),
  ]);
}

function questionBlocks({ id, answers }: Explanation['questions'][number]): readonly ReportBlock[] {
  return [
    { kind: 'paragraph', line: [questionById(id).asks] },
    ...reportList(
      answers.map(({ answer, verdict }) => [`${capitalized(answerWords(id, answer))}: ${verdict}`]),
    ),
  ];
}

function endLine(end: Explanation['ends'][number]): ReportLine {
  const { state, name, by, reference, verdict } = end;
  const which = end.end === 'from' ? 'From ' : 'To ';
  const said = verdict === null ? '' : `: ${verdict}`;
  if (state === 'resolved') return [which, { data: name ?? reference ?? '' }, said];
  if (by === null || reference === null) return [which, 'nothing in the relationship names it'];
  const words =
    state === 'ambiguous' ? ' names several entities of this set' : ' names no entity of this set';
  return [which, { data: by }, ' ', shortData(reference), words];
}

function doorBlocks({ doors }: Explanation): readonly ReportBlock[] {
  if (doors.length === 0) return [];
  const lines = doors.map(({ door, action, resource, verdict }): ReportLine => {
    const asked: TextPart = resource === null ? 'a resource that only * covers' : shortData(resource);
    return [`${doorTitles[door]}: ${verdict} (`, { data: action }, ' on ', asked, ')'];
  });
  return [
    { kind: 'paragraph', line: ['Inferred: no document says which entities they cover.'] },
    ...reportList(lines),
  ];
}

function propertiesSection({ properties }: Explanation): readonly ReportBlock[] {
  if (properties.length === 0) return [];
  const rest = properties.length - mostProperties;
  const rows = properties
    .slice(0, mostProperties)
    .map(([name, value]): readonly ReportLine[] => [[{ data: name }], [shortData(value, longestValue)]]);
  return reportSection('Properties', [
    {
      kind: 'table',
      columns: [
        { title: 'Property', align: 'left' },
        { title: 'Value', align: 'left' },
      ],
      rows,
    },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, line: [`and ${formatCount(rest)} more`] }] : []),
  ]);
}
