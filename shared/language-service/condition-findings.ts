import type { Answers } from '../evaluate/answers.ts';
import { jsonMembers } from '../json/json-tree.ts';
import type { JsonMember, JsonNode } from '../json/json-tree.ts';
import type { JsonPath } from '../policy/finding.ts';
import { quotedText } from '../policy/quoted-text.ts';
import { answeredSeverity } from './answer-severity.ts';
import type { AnsweredSeverity } from './answer-severity.ts';

/** Reports a finding on a node that hangs on a question. */
export type ReportAnswered = (
  code: string,
  said: AnsweredSeverity,
  message: string,
  node: JsonNode,
  path: JsonPath,
) => void;

const formPages = {
  stringEquals: 'the documents of 2022-01-27 to 2023-01-11',
  queryFilters: 'the document of 2023-05-23',
} as const;

/** Reports what of a condition hangs on answers: its form (V215) and stringEquals' values (H119, H120). */
export function reportCondition(
  condition: JsonNode,
  path: JsonPath,
  answers: Answers,
  report: ReportAnswered,
): void {
  if (condition.type !== 'object') return;
  for (const [name, member] of jsonMembers(condition)) {
    if (name !== 'stringEquals' && name !== 'queryFilters') continue;
    const operatorPath = [...path, name];
    const said = answeredSeverity(answers, 'conditionForm', 'info', [name, 'both']);
    if (said !== null) {
      const message = `"${name}" is known from ${formPages[name]} alone: ${said.clause}.`;
      report('V215', said, message, member.key, operatorPath);
    }
    if (name === 'stringEquals' && member.value.type === 'object') {
      reportValues(jsonMembers(member.value), operatorPath, answers, report);
    }
  }
}

function reportValues(
  members: ReadonlyMap<string, JsonMember>,
  path: JsonPath,
  answers: Answers,
  report: ReportAnswered,
): void {
  const nonString = answeredSeverity(answers, 'nonString', 'error', ['equal']);
  const valueList = answeredSeverity(answers, 'valueList', 'error', ['anyOf']);
  for (const [property, { value }] of members) {
    const valuePath = [...path, property];
    if (value.type !== 'array') {
      reportValue(value, valuePath);
      continue;
    }
    const elements = value.children ?? [];
    // A list with something that can't be decided is reported for that alone.
    if (!elements.every(isScalarNode)) continue;
    if (valueList !== null) {
      const message = `${quotedText(property)} has a list of values, and stringEquals takes one string: ${valueList.clause}; write a permission for each.`;
      report('H120', valueList, message, value, valuePath);
    }
    elements.forEach((element, index) => reportValue(element, [...valuePath, index]));
  }

  function reportValue(value: JsonNode, valuePath: JsonPath): void {
    if (nonString === null || (value.type !== 'number' && value.type !== 'boolean')) return;
    const message = `${String(value.value)} is no string, and stringEquals compares strings: ${nonString.clause}; put it in quotes if text is meant.`;
    report('H119', nonString, message, value, valuePath);
  }
}

function isScalarNode(node: JsonNode): boolean {
  return node.type === 'string' || node.type === 'number' || node.type === 'boolean';
}
