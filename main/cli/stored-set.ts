import { existsSync } from 'node:fs';
import type { GraphTable } from '../../shared/evaluate/graph-table.ts';
import type { CommandContext } from './command-context.ts';
import { standardInput } from './text-input.ts';

/** Whether `--entities` can only mean a stored set: there is no file of that name. */
export function isStoredSetName(name: string): boolean {
  return name !== standardInput && !existsSync(name);
}

/** The stored set of a name; null where there is none. */
export function readStoredSet(_name: string, _context: CommandContext): GraphTable | null {
  return null;
}
