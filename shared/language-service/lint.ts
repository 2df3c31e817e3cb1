import type { Answers } from '../evaluate/answers.ts';
import { jsonMembers, stringOf } from '../json/json-tree.ts';
import type { JsonMember, JsonNode } from '../json/json-tree.ts';
import type { Finding, JsonPath } from '../policy/finding.ts';
import { findingOf, inTextOrder } from '../policy/finding-report.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import type { LocatedPolicy } from '../policy/policy-envelope.ts';
import { documentedVocabulary } from '../policy/vocabulary.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { actionProblem } from './action-problem.ts';
import { reportCondition } from './condition-findings.ts';
import type { LintFinding } from './lint-finding.ts';
import type { NameProblem } from './name-problem.ts';
import { resourceProblem } from './resource-problem.ts';

/**
 * Every finding of the groups S, H and V that needs no account data, in the text's order. The severity of what
 * hangs on a question follows the answers in force; a text that is no JSON has its syntax finding alone.
 */
export function lintPolicy(
  document: PolicyDocument,
  answers: Answers,
  vocabulary: Vocabulary = documentedVocabulary,
): readonly LintFinding[] {
  if (document.located === null) return document.findings.map(withoutQuestion);
  const added = permissionFindings(document.located, answers, vocabulary);
  const invisible = new Set(added.filter(({ code }) => code === 'V205').map(({ range }) => range.start));
  // One finding for one thing: V205 says of an action or resource what S010 says of any string.
  const read = document.findings.filter(({ code, range }) => code !== 'S010' || !invisible.has(range.start));
  return inTextOrder([...read.map(withoutQuestion), ...added]);
}

function permissionFindings(
  located: LocatedPolicy,
  answers: Answers,
  vocabulary: Vocabulary,
): readonly LintFinding[] {
  const { source, root } = located;
  const findings: LintFinding[] = [];
  permissionNodes(root).forEach((permission, index) => {
    if (permission.type !== 'object') return;
    const members = jsonMembers(permission);
    const path = ['permissions', index];
    reportNames(members.get('actions'), [...path, 'actions'], (text) => actionProblem(text, vocabulary));
    reportNames(members.get('resources'), [...path, 'resources'], (text) =>
      resourceProblem(text, vocabulary),
    );
    const condition = members.get('condition')?.value;
    if (condition === undefined) return;
    reportCondition(condition, [...path, 'condition'], answers, (code, said, message, node, nodePath) => {
      findings.push({
        ...onNode({ code, severity: said.severity, message }, node, nodePath),
        question: said.question,
      });
    });
  });
  return findings;

  function reportNames(
    member: JsonMember | undefined,
    path: JsonPath,
    problemOf: (text: string) => NameProblem | null,
  ): void {
    if (member?.value.type !== 'array') return;
    member.value.children?.forEach((element, index) => {
      const problem = element.type === 'string' ? problemOf(stringOf(element)) : null;
      if (problem !== null) findings.push(withoutQuestion(onNode(problem, element, [...path, index])));
    });
  }

  function onNode(problem: NameProblem, node: JsonNode, path: JsonPath): Finding {
    return findingOf(source, { ...problem, start: node.offset, end: node.offset + node.length, path });
  }
}

function withoutQuestion(finding: Finding): LintFinding {
  return { ...finding, question: null };
}

function permissionNodes(root: JsonNode): readonly JsonNode[] {
  if (root.type !== 'object') return [];
  const permissions = jsonMembers(root).get('permissions')?.value;
  return permissions?.type === 'array' ? (permissions.children ?? []) : [];
}
