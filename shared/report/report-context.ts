import type { Answers } from '../evaluate/answers.ts';
import { questions } from '../evaluate/questions.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import type { Effect, Policy } from '../policy/policy.ts';
import { permissionNumber } from '../policy/permission-number.ts';
import { changedPolicy } from '../policy/what-if.ts';
import type { ChangedPermission } from '../policy/what-if.ts';
import { answerWords, capitalized } from './answer-words.ts';
import { formatNoun, formatTime } from './number-format.ts';
import { permissionWords } from './policy-words.ts';
import { reportList, reportSection } from './report.ts';
import type { ReportBlock, ReportLine } from './report.ts';

/** An entity set that a report is about. */
export interface ReportedSet {
  readonly name: string;
  readonly entities: number;
  readonly relationships: number;
  /** Where it came from, in words. */
  readonly source: string;
  /** ISO 8601. */
  readonly importedAt: string;
}

/** What a report is about, beside the verdicts themselves. */
export interface ReportContext {
  /** What the policy is called: its file's name without the ending. */
  readonly policyName: string;
  /** The policy as its text stands. */
  readonly policy: Policy;
  /** What was tried of the policy without touching its text. */
  readonly changes: readonly ChangedPermission[];
  /** The entity sets that were asked about, one or several at once. */
  readonly sets: readonly ReportedSet[];
  readonly answers: Answers;
  /** When the report was made, as ISO 8601. */
  readonly madeAt: string;
}

/** Policy, set and date, a line each. */
export function aboutLines({ policyName, changes, sets, madeAt }: ReportContext): readonly ReportLine[] {
  const tried: readonly ReportLine[] =
    changes.length === 0 ? [] : [[`Tried without touching the text: ${triedWords(changes)}`]];
  return [
    ['Policy: ', { data: policyName }],
    ...tried,
    ...sets.flatMap((set): readonly ReportLine[] => [
      ['Entity set: ', { data: set.name }, ` (${sizeWords(set)})`],
      ['Set from: ', { data: set.source }, `, ${formatTime(set.importedAt)}`],
    ]),
    [`Report of ${formatTime(madeAt)}`],
  ];
}

function sizeWords({ entities, relationships }: ReportedSet): string {
  return `${formatNoun(entities, 'entity', 'entities')}, ${formatNoun(relationships, 'relationship', 'relationships')}`;
}

function triedWords(changes: readonly ChangedPermission[]): string {
  return changes
    .map(({ permission, change }) => {
      const does = change === 'leftOut' ? 'left out' : 'with its effect flipped';
      return `permission ${permissionNumber(permission)} ${does}`;
    })
    .join(', ');
}

/** Each permission in words, as it was decided; `more` is what else there is to say of one. */
export function policySection(
  { policy, changes }: ReportContext,
  more: (index: number, effect: Effect) => string | null,
): readonly ReportBlock[] {
  const effects = changedPolicy(policy, changes).permissions.map(({ effect }) => effect);
  const items = policy.permissions.map((permission, index): ReportLine => {
    const tried = changes.find((one) => one.permission === index)?.change;
    const said = more(index, effects[index] ?? permission.effect);
    return [
      { data: permissionNumber(index) },
      ' ',
      { data: permissionWords(permission) },
      tried === undefined ? '' : tried === 'leftOut' ? ', left out' : `, tried as ${effects[index] ?? ''}`,
      said === null ? '' : ` · ${said}`,
    ];
  });
  return reportSection('The policy in words', reportList(items));
}

/** What settled answers and the assumed ones say, each with how it is known; `ids` are the assumed ones in force. */
export function answersSection(
  { answers }: ReportContext,
  ids: readonly { readonly id: QuestionId; readonly answer: string }[],
  more: (id: QuestionId) => string,
): readonly ReportBlock[] {
  const assumed = ids.map(({ id, answer }): ReportLine => {
    const said = more(id);
    return [`Assumed: ${capitalized(answerWords(id, answer))}.${said === '' ? '' : ` ${said}`}`];
  });
  const known = questions.flatMap(({ id }): readonly ReportLine[] => {
    const { answer, source, date } = answers[id];
    if (source !== 'settled' && source !== 'proved') return [];
    const how = source === 'settled' ? 'Settled' : 'Proved';
    return [[`${how}${date === null ? '' : ` ${date}`}: ${capitalized(answerWords(id, answer))}.`]];
  });
  return reportSection('Answers', reportList([...assumed, ...known]));
}
