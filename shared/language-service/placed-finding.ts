import { linePositions } from '../json/line-positions.ts';
import type { LinePlace } from '../json/line-positions.ts';
import type { LintFinding } from './lint-finding.ts';

/** A finding with its place as people count it; `end` is exclusive. */
export interface PlacedFinding extends LintFinding {
  readonly start: LinePlace;
  readonly end: LinePlace;
}

/** Findings with their lines and columns in the text they were found in. */
export function placeFindings(text: string, findings: readonly LintFinding[]): readonly PlacedFinding[] {
  // The usual answer while a person types, and the lines of a large text take a while to count.
  if (findings.length === 0) return [];
  const { placeAt } = linePositions(text);
  return findings.map((finding) => ({
    ...finding,
    start: placeAt(finding.range.start),
    end: placeAt(finding.range.end),
  }));
}
