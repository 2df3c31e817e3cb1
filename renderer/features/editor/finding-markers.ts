import { questionById } from '../../../shared/evaluate/questions.ts';
import type { LinePosition } from '../../../shared/json/line-positions.ts';
import type { Severity } from '../../../shared/policy/finding.ts';
import type { PlacedFinding } from './lint-messages.ts';
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
    : `${finding.message}\nOpen question: ${questionById(finding.question).asks}`;
}

function marker(finding: PlacedFinding, shift: number): monaco.editor.IMarkerData {
  return {
    severity: markerSeverity(finding.severity),
    message: findingText(finding),
    code: finding.code,
    startLineNumber: finding.start.line,
    startColumn: columnOf(finding.start, shift),
    endLineNumber: finding.end.line,
    endColumn: columnOf(finding.end, shift),
  };
}

function columnOf(place: LinePosition, shift: number): number {
  return place.line === 1 ? Math.max(1, place.column - shift) : place.column;
}

function markerSeverity(severity: Severity): monaco.MarkerSeverity {
  switch (severity) {
    case 'error':
      return monaco.MarkerSeverity.Error;
    case 'warning':
      return monaco.MarkerSeverity.Warning;
    case 'info':
      return monaco.MarkerSeverity.Info;
    case 'hint':
      return monaco.MarkerSeverity.Hint;
  }
}
