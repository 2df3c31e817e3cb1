import { createReadStream } from 'node:fs';
import { defaultAnswers } from '../../shared/evaluate/answers.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import { judgeRequest } from '../../shared/evaluate/judge-request.ts';
import type { Decision } from '../../shared/evaluate/judge-request.ts';
import { readPolicyDocument } from '../../shared/policy/policy-document.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { settledAnswers } from './answers-input.ts';
import { byteLines } from './byte-lines.ts';
import type { ByteLine } from './byte-lines.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import type { DecideCommand } from './command-line.ts';
import { CommandProblem } from './command-problem.ts';
import { readDecideCase } from './decide-case.ts';
import { undecidedText } from './policy-input.ts';
import { counted, countText } from './text-table.ts';
import { inputName, readReason, standardInput } from './text-input.ts';

/** The longest line, in bytes: what one JSON value can be anywhere in the program. */
const longestLine = 300 * 1024 * 1024;

/** So many policies are remembered: the lines of a file often share one. */
const rememberedPolicies = 16;

type PolicyOutcome = { readonly policy: Policy } | { readonly problem: string };

/** Decides one request a line. A line that can't be decided gets its own answer and does not end the run. */
export async function runDecide(command: DecideCommand, context: CommandContext): Promise<ExitCode> {
  const answers = settledAnswers(defaultAnswers, command.settle);
  const policyOf = rememberingPolicies();
  let lines = 0;
  let failed = 0;
  let first: { readonly line: number; readonly message: string } | null = null;
  for await (const line of byteLines(bytesOf(command.cases, context.standardInput), longestLine)) {
    if (context.output.closed()) break;
    const decided = decideLine(line, policyOf, answers);
    if (decided === null) continue;
    lines += 1;
    if ('problem' in decided) {
      failed += 1;
      const error = { line: line.number, message: decided.problem };
      first ??= error;
      await context.output.write(`${JSON.stringify({ error })}\n`);
    } else {
      const { verdict, reason, permissions, questions } = decided;
      await context.output.write(`${JSON.stringify({ verdict, reason, permissions, questions })}\n`);
    }
  }
  if (first === null) return 0;
  const of = `${countText(failed)} of ${counted(lines, 'case')} can not be decided`;
  throw new CommandProblem(
    `${inputName(command.cases)}: ${of}; the first in line ${first.line}: ${first.message}`,
  );
}

/** The decision on a line, why there is none, or null for a blank line. */
function decideLine(
  { number, bytes }: ByteLine,
  policyOf: (text: string) => PolicyOutcome,
  answers: Answers,
): Decision | { readonly problem: string } | null {
  if (bytes === null) return { problem: 'the line is longer than 300 MB' };
  let text: string;
  try {
    // A byte-order mark belongs to the file, not to its first case.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
  } catch {
    return { problem: 'the line is not UTF-8' };
  }
  if (/^[\t\r ]*$/.test(text)) return null;
  const read = readDecideCase(text);
  if (!read.ok) return { problem: read.problem };
  const outcome = policyOf(read.value.policyText);
  return 'problem' in outcome ? outcome : judgeRequest(outcome.policy, read.value.request, answers);
}

function rememberingPolicies(): (text: string) => PolicyOutcome {
  const remembered = new Map<string, PolicyOutcome>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const document = readPolicyDocument(text);
    const outcome =
      document.policy === null
        ? { problem: `policy: ${undecidedText(document)}` }
        : { policy: document.policy };
    for (const oldest of remembered.keys()) {
      if (remembered.size < rememberedPolicies) break;
      remembered.delete(oldest);
    }
    remembered.set(text, outcome);
    return outcome;
  };
}

async function* bytesOf(path: string, standard: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    const chunks: AsyncIterable<Uint8Array> = path === standardInput ? standard : createReadStream(path);
    yield* chunks;
  } catch (error) {
    throw new CommandProblem(`${inputName(path)}: can't be read: ${readReason(error)}`, { cause: error });
  }
}
