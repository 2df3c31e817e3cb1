import type { Migration } from '../database.ts';
import { revisionsAndSettings } from './0001-revisions-and-settings.ts';
import { renamedAndDeletedPolicies } from './0002-renamed-and-deleted-policies.ts';
import { typedObjects } from './0003-typed-objects.ts';

/** Every step of `workspace.db`, oldest first; a step that was released never changes. */
export const workspaceMigrations: readonly Migration[] = [
  revisionsAndSettings,
  renamedAndDeletedPolicies,
  typedObjects,
];

/** What the file's header says it is: "LkW1" in ASCII. */
export const workspaceApplicationId = 0x4c6b5731;
