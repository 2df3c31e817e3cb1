import type { Migration } from '../database.ts';
import { revisionsAndSettings } from './0001-revisions-and-settings.ts';
import { renamedAndDeletedPolicies } from './0002-renamed-and-deleted-policies.ts';

/** Every step of `workspace.db`, oldest first; a step that was released never changes. */
export const workspaceMigrations: readonly Migration[] = [revisionsAndSettings, renamedAndDeletedPolicies];

/** What the file's header says it is: "LkW1" in ASCII. */
export const workspaceApplicationId = 0x4c6b5731;
