import { createGraphTableBuilder } from '../../shared/evaluate/graph-table-builder.ts';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import { EntityFileProblem } from '../services/entities/entity-file-problem.ts';
import { readEntityFiles } from '../services/entities/read-entity-files.ts';
import { makeSampleInventory, sampleInventoryName } from '../services/entities/sample-inventory.ts';
import type { CommandContext } from './command-context.ts';
import { CommandProblem } from './command-problem.ts';
import { joinTables } from './joined-table.ts';
import { isStoredSetName, readStoredSet } from './stored-set.ts';

/**
 * Reads the sets that `--entities` names, as one and in their order: each is a file, `-` for standard input, or
 * where there is no such file the name of a stored set. A set that can't be read is a problem that says why.
 */
export async function readEntitySets(names: readonly string[], context: CommandContext): Promise<GraphTable> {
  const tables: GraphTable[] = [];
  let files: string[] = [];
  const readFiles = async (): Promise<void> => {
    if (files.length > 0) tables.push(await readFilesTogether(files, context));
    files = [];
  };
  for (const name of names) {
    if (!isStoredSetName(name)) {
      files.push(name);
      continue;
    }
    const stored = readStoredSet(name, context) ?? (name === sampleInventoryName ? sampleTable() : null);
    if (stored === null) {
      files.push(name);
    } else {
      await readFiles();
      tables.push(stored);
    }
  }
  await readFiles();
  return joinTables(tables);
}

async function readFilesTogether(paths: readonly string[], context: CommandContext): Promise<GraphTable> {
  try {
    return await readEntityFiles(paths, { standardInput: context.standardInput });
  } catch (error) {
    if (error instanceof EntityFileProblem) throw new CommandProblem(error.message, { cause: error });
    throw error;
  }
}

function sampleTable(): GraphTable {
  const builder = createGraphTableBuilder();
  const { entities, relationships } = makeSampleInventory();
  builder.beginFile(sampleInventoryName, 0);
  for (const entity of entities) builder.addEntity(entity);
  for (const relationship of relationships) builder.addRelationship(relationship);
  return builder.finish();
}
