import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createDifferenceFinder } from './find-difference.ts';
import type { EvaluatorModules } from './find-difference.ts';

/**
 * A program of its own, so that Node loads each copy as it stands on the disk. Reads folders that hold a copy of
 * `shared/`, one a line, and answers each with a line of JSON: where the copy first differs from the plain
 * evaluator, or null. A copy that does not load ends the program, for it proves nothing.
 */
const findDifference = createDifferenceFinder();
for await (const folder of createInterface({ input: process.stdin })) {
  const evaluator = await loadEvaluator(folder);
  process.stdout.write(`${JSON.stringify(differenceOf(evaluator))}\n`);
}

async function loadEvaluator(folder: string): Promise<EvaluatorModules> {
  const load = async (name: string): Promise<EvaluatorModules> =>
    (await import(pathToFileURL(`${folder}/evaluate/${name}.ts`).href)) as EvaluatorModules;
  const { judgeRequest } = await load('judge-request');
  const { createSimulator } = await load('simulate');
  const { explain } = await load('explain');
  const { createGraphTableBuilder } = await load('graph-table-builder');
  return { judgeRequest, createSimulator, explain, createGraphTableBuilder };
}

function differenceOf(evaluator: EvaluatorModules): string | null {
  try {
    return findDifference(evaluator);
  } catch (failure) {
    return failure instanceof Error ? `stopped: ${failure.message}` : 'stopped';
  }
}
