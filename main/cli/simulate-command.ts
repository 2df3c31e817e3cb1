import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { createSimulator } from '../../shared/evaluate/simulate.ts';
import { answersFor } from './answers-input.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import type { SimulateCommand } from './command-line.ts';
import { CommandProblem } from './command-problem.ts';
import { readEntitySets } from './entity-input.ts';
import { createOutput, endStream } from './output.ts';
import type { Output } from './output.ts';
import { readPolicy } from './policy-input.ts';
import { simulateJson, writeDecisions } from './simulate-report.ts';
import { simulateText } from './simulate-text.ts';
import { standardInput } from './text-input.ts';

/** Judges every object of a set and reports the counts, the single decisions, or both. */
export async function runSimulate(command: SimulateCommand, context: CommandContext): Promise<ExitCode> {
  refuseOverwriting(command);
  const answers = answersFor(command.policy, command.settle);
  const { policy } = await readPolicy(command.policy, context);
  const beforeLoad = performance.now();
  const table = await readEntitySets(command.entities, context);
  const beforeDecide = performance.now();
  const simulator = createSimulator(table);
  const simulation = simulator.simulate(policy, answers, command.door);
  const decided = performance.now();
  const write = async (output: Output): Promise<void> =>
    await writeDecisions(simulation, table, simulator.ids(), output);

  if (command.decisions === standardInput) {
    await write(context.output);
    return 0;
  }
  if (command.decisions !== null) await writeToFile(command.decisions, write);
  if (command.format === 'text') {
    await context.output.write(simulateText(simulator, simulation));
  } else {
    const timing = { loadMs: beforeDecide - beforeLoad, decideMs: decided - beforeDecide };
    await context.output.write(`${simulateJson(simulation, timing)}\n`);
  }
  return 0;
}

async function writeToFile(path: string, write: (output: Output) => Promise<void>): Promise<void> {
  const stream = createWriteStream(path, 'utf8');
  const output = createOutput(stream, path);
  await write(output);
  await output.flush();
  await endStream(stream);
  await output.flush();
}

function refuseOverwriting({ decisions, policy, entities }: SimulateCommand): void {
  if (decisions === null || decisions === standardInput) return;
  if ([policy, ...entities].some((path) => resolve(path) === resolve(decisions))) {
    throw new CommandProblem(`${decisions}: --decisions would overwrite what is read; name another file`);
  }
}
