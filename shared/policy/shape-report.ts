import type { JsonNode } from '../json/json-tree.ts';
import type { JsonPath, Severity } from './finding.ts';
import type { FindingReport, SourceEdit } from './finding-report.ts';
import type { PolicySource } from './policy-source.ts';

/** Reports findings on the nodes of one policy. */
export interface ShapeReport {
  /** Reports an error on a node. */
  readonly error: (
    code: string,
    message: string,
    node: JsonNode,
    path: JsonPath,
    fix?: readonly SourceEdit[],
  ) => void;
  readonly warn: (code: string, message: string, node: JsonNode, path: JsonPath) => void;
  /** Reports an error on the opening bracket of a list or object: something is missing inside. */
  readonly missing: (code: string, message: string, node: JsonNode, path: JsonPath) => void;
}

/** Reports on the nodes of a source. */
export function createShapeReport(source: PolicySource, report: FindingReport): ShapeReport {
  return {
    error: (code, message, node, path, fix) =>
      add('error', code, message, node.offset, node.offset + node.length, path, fix ?? null),
    warn: (code, message, node, path) =>
      add('warning', code, message, node.offset, node.offset + node.length, path, null),
    missing: (code, message, node, path) =>
      add('error', code, message, node.offset, node.offset + 1, path, null),
  };

  function add(
    severity: Severity,
    code: string,
    message: string,
    start: number,
    end: number,
    path: JsonPath,
    fix: readonly SourceEdit[] | null,
  ): void {
    report.add(source, { code, severity, message, start, end, path, fix });
  }
}

/** The edits that put a list's brackets around a node. */
export function wrapInList(node: JsonNode): readonly SourceEdit[] {
  return surround(node, '[', ']');
}

/** The edits that put text before and behind a node. */
export function surround(node: JsonNode, before: string, behind: string): readonly SourceEdit[] {
  const end = node.offset + node.length;
  return [
    { start: node.offset, end: node.offset, text: before },
    { start: end, end, text: behind },
  ];
}

/** The edit that puts another key or string in a string's place; the quotes stay. */
export function replaceString(node: JsonNode, text: string): readonly SourceEdit[] {
  return [{ start: node.offset + 1, end: node.offset + node.length - 1, text }];
}
