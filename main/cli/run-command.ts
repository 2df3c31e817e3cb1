import type { CommandContext, ExitCode } from './command-context.ts';
import { readCommandLine } from './command-line.ts';
import { CommandProblem } from './command-problem.ts';
import { runDecide } from './decide-command.ts';
import { runExplain } from './explain-command.ts';
import { helpText } from './help-text.ts';
import { runLint } from './lint-command.ts';
import { printableText } from '../../shared/json/printable-text.ts';
import { runSimulate } from './simulate-command.ts';

/** Runs what the words behind the program's name ask for; a failure is one line on standard error and exit 2. */
export async function runCommand(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  try {
    const exitCode = await dispatch(words, context);
    await context.output.flush();
    return exitCode;
  } catch (error) {
    await flushQuietly(context);
    const message = error instanceof CommandProblem ? error.message : unexpected(error);
    await context.errors.write(`latchkey: ${printableText(message)}\n`);
    await context.errors.flush();
    return 2;
  }
}

async function dispatch(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const command = readCommandLine(words);
  switch (command.name) {
    case 'help':
      await context.output.write(helpText(command.topic));
      return 0;
    case 'version':
      await context.output.write(`${context.version}\n`);
      return 0;
    case 'lint':
      return await runLint(command, context);
    case 'simulate':
      return await runSimulate(command, context);
    case 'explain':
      return await runExplain(command, context);
    case 'decide':
      return await runDecide(command, context);
    default:
      return command satisfies never;
  }
}

/** Hands over the answer so far; where that fails, the first failure is the one to tell. */
async function flushQuietly({ output }: CommandContext): Promise<void> {
  try {
    await output.flush();
  } catch (error) {
    if (!(error instanceof CommandProblem)) throw error;
  }
}

function unexpected(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `stopped by a fault of its own: ${message}`;
}
