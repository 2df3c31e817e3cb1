import type { Finding, JsonPath, Severity, TextEdit, TextRange } from './finding.ts';
import type { PolicySource } from './policy-source.ts';

/** The codes of the lint catalogue with which a policy is not decided, in whatever place they stand. */
const undecidableCodes: ReadonlySet<string> = new Set([
  'S001',
  'S006',
  'S008',
  'S009',
  'H101',
  'H102',
  'H103',
  'H105',
  'H106',
  'H107',
  'H108',
  'H109',
  'H110',
  'H111',
  'H112',
  'H113',
  'H114',
  'H115',
  'H116',
  'H117',
  'H118',
  'H121',
  'H122',
  'V201',
  'V202',
]);

/** What a finding says, apart from its place. */
export interface Report {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The stretch of the source's text that it is about. */
  readonly start: number;
  readonly end: number;
  readonly path: JsonPath;
  /** Edits of the source's text that give undecidable text its only reading. */
  readonly fix?: readonly SourceEdit[] | null;
}

/** An edit of the text that a policy stands in. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects the findings of one text. */
export interface FindingReport {
  readonly findings: readonly Finding[];
  readonly add: (source: PolicySource, report: Report) => void;
}

/** An empty collection of findings. */
export function createFindingReport(): FindingReport {
  const findings: Finding[] = [];
  return { findings, add: (source, report) => findings.push(findingOf(source, report)) };
}

/** A finding with its place in the outermost text. */
export function findingOf(source: PolicySource, report: Report): Finding {
  const { code, severity, message, path } = report;
  return {
    code,
    severity,
    message,
    path,
    range: visibleRange(source, report.start, report.end),
    fix: report.fix?.map((edit): TextEdit => source.outerEdit(edit.start, edit.end, edit.text)) ?? null,
    undecidable: undecidableCodes.has(code) || isUndecidableLimit(code, severity),
  };
}

/** The findings by their place in the text, then by code. */
export function inTextOrder<Found extends Finding>(findings: readonly Found[]): readonly Found[] {
  return findings.toSorted(
    (one, other) =>
      one.range.start - other.range.start || (one.code < other.code ? -1 : Number(one.code > other.code)),
  );
}

/** Nesting past the limit is the one S013 that is an error; the other limits only warn. */
function isUndecidableLimit(code: string, severity: Severity): boolean {
  return code === 'S013' && severity === 'error';
}

/** A range of at least one character where the text has any, so that an editor can mark it. */
function visibleRange(source: PolicySource, start: number, end: number): TextRange {
  const { length } = source.text;
  if (end > start || length === 0) return source.outerRange(start, end);
  return start < length ? source.outerRange(start, start + 1) : source.outerRange(length - 1, length);
}
