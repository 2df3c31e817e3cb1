import { answersContract } from './answers.ts';
import { browseContract } from './browse.ts';
import { desktopContract } from './desktop.ts';
import { entitiesContract } from './entities.ts';
import { entityFactsContract } from './entity-facts.ts';
import { filesContract } from './files.ts';
import { historyContract } from './history.ts';
import { sessionContract } from './session.ts';
import { settingsContract } from './settings.ts';
import { simulationContract } from './simulation.ts';
import { watchesContract } from './watches.ts';
import { typedObjectsContract } from './typed-objects.ts';
import { workspaceContract } from './workspace.ts';

/** Everything that main serves to the window. */
export const windowContract = {
  ...sessionContract,
  ...workspaceContract,
  ...filesContract,
  ...historyContract,
  ...settingsContract,
  ...answersContract,
  ...watchesContract,
  ...settingsContract,
  ...desktopContract,
  ...entitiesContract,
  ...entityFactsContract,
  ...simulationContract,
  ...browseContract,
  ...typedObjectsContract,
};

/** Everything that the worker serves to main: the entity sets and what is computed over them. */
export const workerContract = {
  ...entitiesContract,
  ...entityFactsContract,
  ...simulationContract,
  ...browseContract,
};
