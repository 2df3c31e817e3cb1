import { linePositions } from '../../shared/json/line-positions.ts';
import { readPolicyDocument } from '../../shared/policy/policy-document.ts';
import type { PolicyDocument } from '../../shared/policy/policy-document.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { CommandContext } from './command-context.ts';
import { CommandProblem } from './command-problem.ts';
import { decodeText, inputName, readBytes } from './text-input.ts';

/** A policy that can be decided, and where its permissions stand. */
export interface PolicyInput {
  readonly policy: Policy;
  /** The line, from 1, on which a permission begins; null where it is not told. */
  readonly lineOf: (permission: number) => number | null;
}

/** Reads a policy that can be decided; otherwise throws the first thing that stands against it, with its place. */
export async function readPolicy(path: string, context: CommandContext): Promise<PolicyInput> {
  const decoded = decodeText(await readBytes(path, context.standardInput));
  if (!decoded.ok) {
    const { line, column } = linePositions(decoded.text).placeAt(decoded.invalidAt);
    throw new CommandProblem(
      `${inputName(path)}: S007 at ${line}:${column}: the text is not UTF-8; save it as UTF-8`,
    );
  }
  const document = readPolicyDocument(decoded.text);
  if (document.policy !== null) {
    const positions = linePositions(decoded.text);
    return {
      policy: document.policy,
      lineOf: (permission) => {
        const range = document.permissionRanges[permission];
        return range === undefined ? null : positions.placeAt(range.start).line;
      },
    };
  }
  throw new CommandProblem(`${inputName(path)}: ${undecidedText(document)}`);
}

/** Why a policy is not decided: code, line and column, and the finding's sentence. */
export function undecidedText(document: PolicyDocument): string {
  const finding = document.findings.find(({ undecidable }) => undecidable);
  if (finding === undefined) return 'the policy can not be decided';
  const { line, column } = linePositions(document.text).placeAt(finding.range.start);
  return `${finding.code} at ${line}:${column}: ${finding.message}`;
}
