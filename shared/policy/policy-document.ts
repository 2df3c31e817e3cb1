import { jsonMembers } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import { reportDuplicateKeys } from './duplicate-keys.ts';
import type { Finding, JsonPath, TextRange } from './finding.ts';
import { createFindingReport, inTextOrder } from './finding-report.ts';
import type { FindingReport } from './finding-report.ts';
import type { Policy } from './policy.ts';
import { locatePolicy } from './policy-envelope.ts';
import type { LocatedPolicy } from './policy-envelope.ts';
import { readPolicyShape } from './policy-shape.ts';
import type { PolicyShape } from './policy-shape.ts';
import { outermostSource } from './policy-source.ts';
import { createShapeReport } from './shape-report.ts';
import { reportStrings } from './string-findings.ts';
import { utf8LengthExceeds } from './utf8-length.ts';

/** The size past which the linter warns, in bytes: the service's own limit is not documented. */
const manyBytes = 1_000_000;

/** A text read as a policy. All ranges are places in `text`, even where the policy stands in an escaped string. */
export interface PolicyDocument {
  readonly text: string;
  /** The policy; null exactly where a finding is `undecidable`. */
  readonly policy: Policy | null;
  /** What is wrong with syntax, shape and effects, in the text's order; the linter adds vocabulary and questions. */
  readonly findings: readonly Finding[];
  /** The policy's tree; null where the text is no JSON. */
  readonly located: LocatedPolicy | null;
  /** The place of a value by its path from the policy's root, with its key where it has one; null where none is. */
  readonly rangeOf: (path: JsonPath) => TextRange | null;
  /** The places of the elements of `permissions`, also where some of them can't be decided. */
  readonly permissionRanges: readonly TextRange[];
}

/**
 * Reads any text as a policy after the repairs: comments, trailing commas, a byte-order mark, the policy as an
 * escaped string or inside a GraphQL body; of a duplicate key the last counts. Never throws; linear in the text.
 */
export function readPolicyDocument(text: string): PolicyDocument {
  const report = createFindingReport();
  const located = locatePolicy(text, report);
  const shape = located === null ? null : readLocated(text, located, report);
  const findings = inTextOrder(report.findings);
  const decided = shape !== null && !findings.some((finding) => finding.undecidable);
  return {
    text,
    policy: decided ? { permissions: shape.permissions } : null,
    findings,
    located,
    rangeOf: (path) => (located === null ? null : rangeAt(located, path)),
    permissionRanges:
      located === null || shape === null ? [] : shape.nodes.map((node) => rangeOfNode(located, node)),
  };
}

/** The place in the outermost text of a node of the policy's tree. */
function rangeOfNode({ source }: LocatedPolicy, node: JsonNode): TextRange {
  return source.outerRange(node.offset, node.offset + node.length);
}

function readLocated(text: string, located: LocatedPolicy, report: FindingReport): PolicyShape {
  if (utf8LengthExceeds(text, manyBytes)) reportSize(text, report);
  const { source, root } = located;
  const shapeReport = createShapeReport(source, report);
  reportDuplicateKeys(source, root, null, report);
  reportStrings(root, shapeReport);
  return readPolicyShape(root, shapeReport);
}

function rangeAt(located: LocatedPolicy, path: JsonPath): TextRange | null {
  let node = located.root;
  let start = node.offset;
  for (const segment of path) {
    if (typeof segment === 'string') {
      const member = node.type === 'object' ? jsonMembers(node).get(segment) : undefined;
      if (member === undefined) return null;
      node = member.value;
      start = member.key.offset;
    } else {
      const element = node.type === 'array' ? node.children?.[segment] : undefined;
      if (element === undefined) return null;
      node = element;
      start = node.offset;
    }
  }
  return located.source.outerRange(start, node.offset + node.length);
}

function reportSize(text: string, report: FindingReport): void {
  report.add(outermostSource(text), {
    code: 'S013',
    severity: 'warning',
    message: 'The text is larger than 1 MB: split the policy or merge permissions.',
    start: 0,
    end: 1,
    path: [],
  });
}
