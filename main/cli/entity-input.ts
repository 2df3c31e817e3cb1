import { existsSync } from 'node:fs';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import { profilePlace } from '../profile.ts';
import { EntityFileProblem } from '../services/entities/entity-file-problem.ts';
import { findStoredSet } from '../services/entities/entity-store.ts';
import { readEntityFiles } from '../services/entities/read-entity-files.ts';
import { sampleInventoryName } from '../services/entities/sample-inventory.ts';
import { DatabaseProblem } from '../storage/database-problem.ts';
import type { CommandContext } from './command-context.ts';
import { CommandProblem } from './command-problem.ts';
import { joinTables } from '../services/entities/joined-table.ts';
import { standardInput } from './text-input.ts';

/**
 * Reads the sets that `--entities` names, as one and in their order: each is a file, `-` for standard input, or
 * where there is no such file the name of a stored set. A set that can't be read is a problem that says why.
 */
export async function readEntitySets(names: readonly string[], context: CommandContext): Promise<GraphTable> {
  const tables: GraphTable[] = [];
  for (const run of runsOf(names)) {
    tables.push(
      run.kind === 'files' ? await readFiles(run.paths, context) : await readStoredSet(run.name, context),
    );
  }
  return joinTables(tables);
}

type Run =
  | { readonly kind: 'files'; readonly paths: string[] }
  | { readonly kind: 'stored'; readonly name: string };

/** Files that follow one another are read together; a stored set is read by itself. */
function runsOf(names: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (name !== standardInput && !existsSync(name)) runs.push({ kind: 'stored', name });
    else if (last?.kind === 'files') last.paths.push(name);
    else runs.push({ kind: 'files', paths: [name] });
  }
  return runs;
}

async function readFiles(paths: readonly string[], context: CommandContext): Promise<GraphTable> {
  try {
    return await readEntityFiles(paths, { standardInput: context.standardInput });
  } catch (error) {
    if (error instanceof EntityFileProblem) throw new CommandProblem(error.message, { cause: error });
    throw error;
  }
}

async function readStoredSet(name: string, context: CommandContext): Promise<GraphTable> {
  const stored = await findStored(name, context);
  if (stored !== null) return stored;
  throw new CommandProblem(
    `${name}: there is no such file and no stored set of that name; give a file, or "${sampleInventoryName}"`,
  );
}

async function findStored(name: string, context: CommandContext): Promise<GraphTable | null> {
  const profile = profilePlace(context.environment, context.platform, context.home);
  try {
    return await findStoredSet(profile, name);
  } catch (error) {
    if (error instanceof DatabaseProblem) throw new CommandProblem(error.message, { cause: error });
    throw error;
  }
}
