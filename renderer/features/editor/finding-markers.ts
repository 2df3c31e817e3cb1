import { questionById } from '../../../shared/evaluate/questions.ts';
import type { LinePlace } from '../../../shared/json/line-positions.ts';
import type { Severity } from '../../../shared/policy/finding.ts';
import type { PlacedFinding } from '../../../shared/language-service/placed-finding.ts';
import { monaco } from './monaco.ts';

const owner = 'policy';

/**
 * Draws findings as squiggles, with message, code and question on hover.
 * `shift` is taken from the columns of line 1: the length of what the model holds back before its text.
 */
export function showFindings(
  model: monaco.editor.ITextModel,
  findings: readonly PlacedFinding[],
  shift: number,
): void {
  monaco.editor.setModelMarkers(
    model,
    owner,
    findings.map((finding) => marker(finding, shift)),
  );
}

/** Takes every squiggle off a text. */
export function clearFindings(model: monaco.editor.ITextModel): void {
  monaco.editor.setModelMarkers(model, owner, []);
}

/** What the hover says of a finding beside its code. */
export function findingText(finding: PlacedFinding): string {
  return finding.question === null
    ? finding.message
    : `${finding.message}\nQuestion: ${questionById(finding.question).asks}`;
}

function marker(finding: PlacedFinding, shift: number): monaco.editor.IMarkerData {
  return {
    severity: markerSeverity[finding.severity],
    message: findingText(finding),
    code: finding.code,
    startLineNumber: finding.start.line,
    startColumn: columnOf(finding.start, shift),
    endLineNumber: finding.end.line,
    endColumn: columnOf(finding.end, shift),
  };
}

function columnOf(place: LinePlace, shift: number): number {
  return place.line === 1 ? Math.max(1, place.column - shift) : place.column;
}

const markerSeverity: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
  hint: monaco.MarkerSeverity.Hint,
};
