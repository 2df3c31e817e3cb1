import type { Explanation, PermissionExplanation } from '../../shared/evaluate/explain.ts';
import type { Failure } from '../../shared/evaluate/permission-failure.ts';
import { questionById } from '../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../shared/evaluate/questions.ts';
import { permissionNumber } from '../../shared/policy/permission-number.ts';
import { claim } from '../../shared/report/claim.ts';
import { printableText, shortText } from '../../shared/json/printable-text.ts';
import { textTable } from './text-table.ts';

/** What `explain` tells a person; `lineOf` gives the line of a permission in the policy's text. */
export function explainText(
  explanation: Explanation,
  lineOf: (permission: number) => number | null,
  idAt: (position: number) => string,
): string {
  const { kind, type, name, id, verdict } = explanation;
  const questions = explanation.questions.map((question) => question.id);
  const title = [type === null ? kind : shortText(type, 80), shortText(name, 80)].join(' ');
  return [
    `${title} is ${verdict}: ${reasonText(explanation, questions)}`,
    `  id ${printableText(id)}`,
    ...section(
      'Permissions',
      explanation.perPermission.flatMap((one) => permissionLines(one, lineOf)),
    ),
    ...section('Nearest miss', nearestMissLines(explanation)),
    ...section('Open questions', questionLines(explanation)),
    ...section('Ends', endLines(explanation, idAt)),
    ...section('Other doors (inferred: no document describes them)', doorLines(explanation)),
    ...section(
      'Assumed',
      explanation.assumed.map(({ id: question, answer }) => `  ${question} = ${answer}`),
    ),
    ...section(
      'Properties',
      textTable(
        explanation.properties.map(([property, value]) => [shortText(property, 40), shortText(value, 120)]),
        ['left', 'left'],
        '  ',
      ),
    ),
    '',
    claim,
    '',
  ].join('\n');
}

function reasonText(
  { verdict, reason, permissions }: Pick<Explanation, 'verdict' | 'reason' | 'permissions'>,
  questions: readonly QuestionId[],
): string {
  const deciding = permissions.map(permissionNumber).join(', ');
  switch (reason) {
    case 'allow':
      return deciding === '' ? 'it is allowed' : `allowed by ${deciding}`;
    case 'explicitDeny':
      return deciding === '' ? 'it is denied' : `denied by ${deciding}`;
    case 'implicitDeny':
      return 'nothing allows it';
    case null:
      if (questions.length > 0) return `it hangs on ${questions.join(', ')}`;
      return verdict === 'undetermined'
        ? 'an end of it is not in the set'
        : 'in every case, for one reason or another';
    default:
      return reason satisfies never;
  }
}

function permissionLines(
  { index, effect, applies, decides, failure, questions }: PermissionExplanation,
  lineOf: (permission: number) => number | null,
): readonly string[] {
  const line = lineOf(index);
  const does = {
    always: 'applies',
    never: 'does not apply',
    depends: `may apply: it hangs on ${questions.join(', ')}`,
  }[applies];
  const why = failure === null || applies === 'always' ? [] : [`      ${failureText(failure)}`];
  return [
    `  ${permissionNumber(index)} ${effect}${line === null ? '' : `, line ${line}`}: ${does}${decides ? ', and decides' : ''}`,
    ...why,
  ];
}

function nearestMissLines({ nearestMiss, perPermission }: Explanation): readonly string[] {
  if (nearestMiss === null) return [];
  const effect = perPermission[nearestMiss.index]?.effect ?? '';
  return [
    `  ${permissionNumber(nearestMiss.index)} ${effect}`,
    ...nearestMiss.failures.map((failure) => `      ${failureText(failure)}`),
  ];
}

/** One thing that kept a permission from applying, in words. */
function failureText({ code, property, expected, actual, question, path }: Failure): string {
  const wanted = expected === null ? '' : shortText(expected, 80);
  const found = actual === null ? 'nothing' : shortText(actual, 80);
  const name = property === null ? '' : shortText(property, 60);
  switch (code) {
    case 'actionNotListed':
      return `${found} is not among its actions ${wanted}`;
    case 'resourceNotListed':
      return actual === null
        ? `only * would cover it, not ${wanted}`
        : `${found} is not among its resources ${wanted}`;
    case 'propertyMissing':
      return `${name} is missing; it wants ${wanted}`;
    case 'propertyHoldsNothing':
      return `${name} is ${found}, which equals nothing; it wants ${wanted}`;
    case 'valueDiffers':
      return `${name} is ${found}; it wants ${wanted}`;
    case 'emptyValueList':
      return `${name} is compared with an empty list, which never holds`;
    case 'conditionalDenyVoid':
      return 'a DENY with a condition may not count here (conditionalDeny)';
    case 'answer': {
      const where =
        property === null
          ? shortText(String(path.at(-1) ?? ''), 60)
          : `${name} is ${found}, it wants ${wanted}`;
      return question === null ? where : `${where}: ${questionById(question).asks} (${question})`;
    }
    default:
      return code satisfies never;
  }
}

function questionLines({ questions }: Explanation): readonly string[] {
  return questions.flatMap(({ id, answers }) => [
    `  ${id}: ${questionById(id).asks}`,
    ...textTable(
      answers.map(({ answer, verdict }) => [answer, verdict]),
      ['left', 'left'],
      '      ',
    ),
  ]);
}

function endLines({ ends }: Explanation, idAt: (position: number) => string): readonly string[] {
  const rows = ends.map(({ end, by, reference, state, position, name, verdict }) => {
    if (position !== null) {
      return [end, shortText(name ?? idAt(position), 80), printableText(idAt(position)), verdict ?? ''];
    }
    const named = by === null ? 'nothing names it' : `${by} ${shortText(reference ?? '(no text)', 80)}`;
    return [end, state === 'ambiguous' ? 'ambiguous' : 'not in the set', named, ''];
  });
  return textTable(rows, ['left', 'left', 'left', 'left'], '  ');
}

function doorLines({ doors }: Explanation): readonly string[] {
  const rows = doors.map((door) => [
    door.action,
    door.resource === null ? '(an id that only * covers)' : printableText(door.resource),
    `${door.verdict}: ${reasonText(door, door.questions)}`,
  ]);
  return textTable(rows, ['left', 'left', 'left'], '  ');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
