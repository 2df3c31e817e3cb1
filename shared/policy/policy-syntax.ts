import { depthExceededAt, maximumJsonDepth } from '../json/depth.ts';
import { repairJson } from '../json/json-repairs.ts';
import type { RepairedJson } from '../json/json-repairs.ts';
import { isJson, parseJsonTree } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import { quoteRepairs } from '../json/quote-repairs.ts';
import type { Report, SourceEdit } from './finding-report.ts';
import { applyTextEdits } from './text-edits.ts';

/** A text read as JSON after the repairs: its root and what was repaired, or the one finding why it can't be read. */
export type PolicySyntax =
  | { readonly ok: true; readonly root: JsonNode; readonly reports: readonly Report[] }
  | { readonly ok: false; readonly report: Report };

/** Reads a text as JSON once a byte-order mark, comments and trailing commas are blanked out. */
export function readPolicySyntax(text: string): PolicySyntax {
  const repaired = repairJson(text);
  if (repaired.text.trim() === '') return { ok: false, report: emptyReport(text) };
  const tooDeep = depthExceededAt(repaired.text, maximumJsonDepth);
  if (tooDeep !== null) return { ok: false, report: depthReport(tooDeep) };
  const tree = parseJsonTree(repaired.text);
  if (tree.ok) return { ok: true, root: tree.root, reports: repairReports(repaired) };
  const quotes = quoteReport(text);
  if (quotes !== null) return { ok: false, report: quotes };
  const { message, start, end, afterValue } = tree.problem;
  if (afterValue) {
    return {
      ok: false,
      report: syntaxReport(
        'S009',
        'Text follows the end of the JSON value: remove it.',
        start,
        text.trimEnd().length,
      ),
    };
  }
  return {
    ok: false,
    report: syntaxReport('S001', `This is not JSON: ${message}.`, start, Math.min(end, text.length)),
  };
}

function repairReports({ byteOrderMark, comments, trailingCommas }: RepairedJson): readonly Report[] {
  const reports: Report[] = [];
  if (byteOrderMark) {
    reports.push(
      syntaxReport(
        'S007',
        'The text begins with a byte-order mark, which JSON forbids: save it without.',
        0,
        1,
      ),
    );
  }
  for (const { start, end } of comments) {
    reports.push(syntaxReport('S002', 'JSON has no comments: remove this one.', start, end));
  }
  for (const comma of trailingCommas) {
    reports.push(syntaxReport('S003', 'Nothing follows this comma: remove it.', comma, comma + 1));
  }
  return reports;
}

/** The finding for quotes and keys that have one reading as JSON, with the edits that give it; null where none has. */
function quoteReport(text: string): Report | null {
  const edits = quoteRepairs(text);
  const [first] = edits ?? [];
  if (edits === null || first === undefined) return null;
  const outcome = applyTextEdits(
    text,
    edits.map((edit) => ({ range: edit, text: edit.text })),
  );
  if (!isJson(repairJson(outcome).text)) return null;
  return {
    ...syntaxReport(
      'S006',
      'JSON knows double quotes only, around keys and strings: write them here and below.',
      first.start,
      endOfFirst(edits),
    ),
    fix: edits,
  };
}

/** The end of the first quoted string or key that the edits repair. */
function endOfFirst(edits: readonly SourceEdit[]): number {
  const closing = edits.slice(1).find((edit) => edit.text === '"');
  return closing?.end ?? edits[0]?.end ?? 0;
}

function emptyReport(text: string): Report {
  return syntaxReport(
    'S008',
    'The text is empty: write a policy, such as {"permissions": []}.',
    0,
    text.length,
  );
}

function depthReport(offset: number): Report {
  const message = `Lists and objects are too deeply nested here (limit ${maximumJsonDepth}): a policy needs eight levels.`;
  return syntaxReport('S013', message, offset, offset + 1);
}

function syntaxReport(code: string, message: string, start: number, end: number): Report {
  return { code, severity: 'error', message, start, end, path: [] };
}
