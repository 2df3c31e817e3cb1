import type { Verdict } from '../../../shared/report/simulation.ts';
import type { WatchRow } from './watch-store.ts';

const states: Readonly<Record<WatchRow['state'], string>> = {
  visible: 'visible',
  hidden: 'hidden',
  undetermined: 'undetermined',
  missing: 'not in this set',
  unknown: 'not decided',
};

/** The words around watched objects. */
export const watchMessages = {
  title: 'Watched',
  pin: 'Watch this object',
  notWatchable: 'Give this object an _id or a _key of its own to watch it',
  unpin: 'Stop watching this object',
  remove: (name: string): string => `Stop watching ${name}`,
  explain: (name: string): string => `Why is ${name} so?`,
  state: (state: WatchRow['state']): string => states[state],
  was: (before: Verdict): string => `was ${states[before]}`,
} as const;
