import { repairJson } from '../json/json-repairs.ts';
import { jsonMembers, stringOf } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import { reportDuplicateKeys } from './duplicate-keys.ts';
import type { FindingReport } from './finding-report.ts';
import { outermostSource, sourceInString } from './policy-source.ts';
import type { PolicySource } from './policy-source.ts';
import { readPolicySyntax } from './policy-syntax.ts';

/** The root of a policy and the text that it stands in. */
export interface LocatedPolicy {
  readonly source: PolicySource;
  readonly root: JsonNode;
}

/**
 * Finds the policy in a text: the text itself, the JSON string that it is, however often escaped, or the `policy`
 * of a GraphQL body. Null where some of it is no JSON; the report then has that one finding.
 */
export function locatePolicy(text: string, report: FindingReport): LocatedPolicy | null {
  const pending: (() => void)[] = [];
  let source = outermostSource(text);
  let inBody = false;
  let inString = false;
  for (;;) {
    const here = source;
    const syntax = readPolicySyntax(here.text);
    if (!syntax.ok) {
      report.add(here, syntax.report);
      return null;
    }
    for (const repair of syntax.reports) pending.push(() => report.add(here, repair));
    const { root } = syntax;
    const body = inBody ? null : policyInBody(root);
    if (body !== null) {
      inBody = true;
      pending.push(() => {
        report.add(here, {
          code: 'S012',
          severity: 'info',
          message: 'This is the body of a GraphQL request: the policy in it is what is checked; take it out.',
          start: root.offset,
          end: root.offset + 1,
          path: [],
        });
        reportDuplicateKeys(here, root, body, report);
      });
    }
    const node = body ?? root;
    const holdsText = node.type === 'string' && (body !== null || looksLikeJson(stringOf(node)));
    if (!holdsText) {
      for (const add of pending) add();
      return { source: here, root: node };
    }
    if (body === null && !inString) {
      inString = true;
      pending.push(() =>
        report.add(here, {
          code: 'S011',
          severity: 'info',
          message: 'The policy stands in a JSON string, as GraphQL variables carry it: unwrap it.',
          start: node.offset,
          end: node.offset + 1,
          path: [],
        }),
      );
    }
    source = sourceInString(here, node.offset, node.offset + node.length, stringOf(node));
  }
}

/**
 * The `policy` of a GraphQL body: `variables` or the body itself hold a `token` or an `input` with it, or else the
 * policy itself. Null for a root that has `permissions` or no one such place.
 */
function policyInBody(root: JsonNode): JsonNode | null {
  if (root.type !== 'object') return null;
  const members = jsonMembers(root);
  if (members.has('permissions')) return null;
  const variables = members.get('variables')?.value;
  const holder = variables?.type === 'object' ? jsonMembers(variables) : members;
  const held = ['token', 'input'].flatMap((name) => {
    const value = holder.get(name)?.value;
    const policy = value?.type === 'object' ? jsonMembers(value).get('policy')?.value : undefined;
    return policy === undefined ? [] : [policy];
  });
  if (held.length > 0) return held.length === 1 ? (held[0] ?? null) : null;
  const bare = [...new Set([holder, members])].flatMap((place) => {
    const policy = place.get('policy')?.value;
    return policy?.type === 'string' || policy?.type === 'object' ? [policy] : [];
  });
  return bare.length === 1 ? (bare[0] ?? null) : null;
}

/** Whether a string holds JSON text rather than words: after comments and white space a bracket or a quote opens. */
function looksLikeJson(text: string): boolean {
  return /^["[{]/.test(repairJson(text).text.trimStart());
}
