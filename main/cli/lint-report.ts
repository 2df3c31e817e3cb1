import type { LinePlace } from '../../shared/json/line-positions.ts';
import type { PlacedFinding } from '../../shared/language-service/placed-finding.ts';
import type { Severity } from '../../shared/policy/finding.ts';
import type { FailOn } from './command-line.ts';
import { printableText } from '../../shared/json/printable-text.ts';
import { counted, textTable } from './text-table.ts';
import { inputName } from './text-input.ts';

/** What was found in one file. */
export interface LintedFile {
  /** As the person named it; `-` for standard input. */
  readonly path: string;
  readonly findings: readonly PlacedFinding[];
  /** What `--fix` did, with the places before it. */
  readonly fixed: readonly PlacedFinding[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Whether any finding is at or above a severity. */
export function failsOn(files: readonly LintedFile[], failOn: FailOn): boolean {
  const limit = severities.indexOf(failOn);
  return files.some(({ findings }) => findings.some(({ severity }) => severities.indexOf(severity) <= limit));
}

/** The answer of `lint --format json`, as documented in docs/cli.md. */
export function lintJson(files: readonly LintedFile[]): string {
  return JSON.stringify({
    files: files.map(({ path, findings }) => ({
      path,
      findings: findings.map((finding) => ({
        code: finding.code,
        severity: finding.severity,
        message: finding.message,
        question: finding.question,
        path: finding.path,
        start: { line: finding.start.line, column: finding.start.column },
        end: { line: finding.end.line, column: finding.end.column },
        fixable: finding.fix !== null,
      })),
    })),
  });
}

/** The findings for people, file by file. */
export function lintText(files: readonly LintedFile[]): string {
  const blocks = files
    .filter(({ findings, fixed }) => findings.length + fixed.length > 0)
    .flatMap(({ path, findings, fixed }) => [
      printableText(inputName(path)),
      ...fixed.map((finding) => `  fixed ${finding.code} at ${placeText(finding.start)}`),
      ...textTable(
        findings.map((finding) => [
          placeText(finding.start),
          finding.severity,
          finding.code,
          sentence(finding),
        ]),
        ['left', 'left', 'left', 'left'],
        '  ',
      ),
      '',
    ]);
  return `${[...blocks, totalText(files)].join('\n')}\n`;
}

function sentence({ message, question, fix }: PlacedFinding): string {
  const hangs = question === null ? '' : ` [${question}]`;
  return `${printableText(message)}${hangs}${fix === null ? '' : ' (--fix does it)'}`;
}

function placeText({ line, column }: LinePlace): string {
  return `${line}:${column}`;
}

function totalText(files: readonly LintedFile[]): string {
  const findings = files.flatMap((file) => file.findings);
  const inFiles = counted(files.length, 'file');
  if (findings.length === 0) return `no problems in ${inFiles}`;
  const counts = severities
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (severity === 'info' ? `${count} info` : counted(count, severity)));
  return `${counted(findings.length, 'problem')} in ${inFiles}: ${counts.join(', ')}`;
}
