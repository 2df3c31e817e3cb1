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
  const { placeAt } = linePositions(text);
  return findings.map((finding) => ({
    ...finding,
    start: placeAt(finding.range.start),
    end: placeAt(finding.range.end),
  }));
}
