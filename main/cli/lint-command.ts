import type { Answers } from '../../shared/evaluate/answers.ts';
import { fixPolicy } from '../../shared/language-service/fix.ts';
import { lintPolicy } from '../../shared/language-service/lint.ts';
import { placeFindings } from '../../shared/language-service/placed-finding.ts';
import type { LintFinding } from '../../shared/language-service/lint-finding.ts';
import { readPolicyDocument } from '../../shared/policy/policy-document.ts';
import { writeWholeFile } from '../storage/whole-file.ts';
import { answersFor } from './answers-input.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import type { LintCommand } from './command-line.ts';
import { CommandProblem } from './command-problem.ts';
import { failsOn, lintJson, lintText } from './lint-report.ts';
import type { LintedFile } from './lint-report.ts';
import { writeReason } from './output.ts';
import { decodeText, readBytes } from './text-input.ts';
import type { DecodedText } from './text-input.ts';

interface PolicyFile {
  readonly path: string;
  readonly decoded: DecodedText;
  readonly answers: Answers;
}

/** Reports the problems of policy files. Every file is read before the first is changed. */
export async function runLint(command: LintCommand, context: CommandContext): Promise<ExitCode> {
  const files: PolicyFile[] = [];
  for (const path of command.files) {
    const answers = answersFor(path, command.settle);
    files.push({ path, decoded: decodeText(await readBytes(path, context.standardInput)), answers });
  }
  const linted: LintedFile[] = [];
  for (const file of files) linted.push(command.fix ? await fixFile(file) : lintFile(file));
  await context.output.write(command.format === 'text' ? lintText(linted) : `${lintJson(linted)}\n`);
  return failsOn(linted, command.failOn) ? 1 : 0;
}

function lintFile({ path, decoded, answers }: PolicyFile): LintedFile {
  const { text } = decoded;
  const findings = decoded.ok
    ? lintPolicy(readPolicyDocument(text), answers)
    : [invalidUtf8(decoded.invalidAt, text)];
  return { path, findings: placeFindings(text, findings), fixed: [] };
}

async function fixFile(file: PolicyFile): Promise<LintedFile> {
  const { path, decoded, answers } = file;
  if (!decoded.ok) return lintFile(file);
  const { text, fixed } = fixPolicy(decoded.text, answers);
  if (text !== decoded.text) {
    try {
      await writeWholeFile(path, Buffer.from(text));
    } catch (error) {
      throw new CommandProblem(`${path}: can't be written: ${writeReason(error)}`, { cause: error });
    }
  }
  return {
    ...lintFile({ path, decoded: { ok: true, text }, answers }),
    fixed: placeFindings(decoded.text, fixed),
  };
}

/** Nothing else is told of such a file: what its bytes were meant to say is not known. */
function invalidUtf8(offset: number, text: string): LintFinding {
  return {
    code: 'S007',
    severity: 'error',
    message: 'The file is not UTF-8 from here on: save it as UTF-8.',
    question: null,
    path: [],
    range: { start: offset, end: Math.min(offset + 1, text.length) },
    fix: null,
    undecidable: true,
  };
}
