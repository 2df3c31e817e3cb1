import type { Migration } from '../database.ts';
import { entitySets } from './0001-entity-sets.ts';

/** Every step of `cache.db`, oldest first; a step that was released never changes. */
export const cacheMigrations: readonly Migration[] = [entitySets];

/** What the file's header says it is: "LkC1" in ASCII. */
export const cacheApplicationId = 0x4c6b4331;
