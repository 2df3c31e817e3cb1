import { formatCount, formatNoun } from '../../../shared/report/number-format.ts';
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
    'Files are read on this machine alone. JSON array, NDJSON, CSV, query results, tree results, integration output and bulk export are understood, packed by gzip or not; several files become one set.',
  stored: 'Stored sets',
  choose: 'Open Files…',
  dropHint: 'or drop files anywhere on the window',
  drop: 'Drop to open as an entity set',
  loaded: 'loaded',
  load: 'Load',
  loadLabel: (name: string): string => `Load ${name}`,
  alone: 'Only This',
  aloneLabel: (name: string): string => `Load only ${name}`,
  includeLabel: (name: string): string => `Include ${name}`,
  browseLabel: (name: string): string => `${name}: browse`,
  type: 'Type an Entity…',
  typedTitle: { new: 'Type an entity', copy: 'Edit a copy', edit: 'Edit what was typed' },
  typedHint:
    'One JSON object with its properties. It joins the chosen sets, and its verdict is shown at once. With _fromEntityKey or _fromEntityId it is a relationship.',
  typedLabel: 'The object as JSON',
  typedSave: 'Save and Explain',
  editCopy: 'Edit a Copy…',
  edit: 'Edit…',
  typedDamaged: 'What was saved of this object can’t be read any more; remove it and type it again.',
  typedRemoved: 'An object that was typed by hand was removed.',
  undo: 'Undo',
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
