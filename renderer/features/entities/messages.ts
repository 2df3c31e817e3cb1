import { formatCount, formatNoun } from '../../number-format.ts';
import type { EntitiesProgress, EntitySet } from './entities-store.ts';

const steps: Readonly<Record<EntitiesProgress['step'], string>> = {
  loading: 'Loading',
  sending: 'Reading',
  reading: 'Reading',
  storing: 'Storing',
  indexing: 'Indexing',
};

/** The words of the entity sets dialog. */
export const entitiesMessages = {
  title: 'Entity sets',
  introduction:
    'Files are read on this machine alone. JSON array, NDJSON, query results, tree results, integration output and bulk export are understood; several files become one set.',
  stored: 'Stored sets',
  choose: 'Open Files…',
  dropHint: 'or drop files anywhere on the window',
  drop: 'Drop to open as an entity set',
  loaded: 'loaded',
  load: 'Load',
  loadLabel: (name: string): string => `Load ${name}`,
  remove: 'Remove',
  removeLabel: (name: string): string => `Remove ${name}`,
  reallyRemove: (name: string): string => `Remove “${name}” from Latchkey? Its files stay.`,
  keep: 'Keep',
  cancel: 'Cancel',
  counts: ({ entities, relationships }: EntitySet): string =>
    `${formatNoun(entities, 'entity', 'entities')} · ${formatNoun(relationships, 'relationship', 'relationships')}`,
  step: ({ step, subject, objects }: EntitiesProgress): string =>
    `${steps[step]} ${subject}${objects === 0 ? '' : `, ${formatCount(objects)} objects found`}`,
} as const;
