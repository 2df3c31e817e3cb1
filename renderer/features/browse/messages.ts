import { formatCount } from '../../../shared/report/number-format.ts';
import type { Kind } from '../../../shared/report/simulation.ts';
import { kindWords } from '../../../shared/report/simulation-words.ts';

/** The words of the Entities screen. */
export const browseMessages = {
  sets: 'Entity sets',
  setsWidth: 'Width of the entity sets',
  objectWidth: 'Width of the object',
  table: 'The table',
  object: 'The object',
  chooseSet: 'Choose a set to see its objects as a table.',
  chooseObject: 'Choose a row to see all of its object.',
  kinds: 'Kind of graph object',
  search: 'Search values, or name=value',
  columns: 'Columns',
  columnsOfTable: 'Columns of the table',
  searchColumns: 'Search properties',
  columnsFound: (shown: number, all: number): string =>
    shown < all ? `${formatCount(shown)} of ${formatCount(all)} properties` : '',
  noColumn: 'No property has this in its name.',
  noColumns: 'No column is shown. Choose some.',
  rowsOf: (kind: Kind, name: string): string => `${kindWords[kind].title} of ${name}`,
  count: (total: number, all: number): string =>
    total === all ? formatCount(all) : `${formatCount(total)} of ${formatCount(all)}`,
  sortBy: (name: string): string => `Sort by ${name}`,
  nothingFound: 'No value here holds this text.',
  noObjects: (kind: Kind): string => `This set has no ${kindWords[kind].many}.`,
  showAll: 'Show all',
  loading: 'Loading…',
  explain: 'Explain in the Workbench',
  close: 'Close the object',
} as const;
