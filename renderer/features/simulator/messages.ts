import { formatCount } from '../../../shared/report/number-format.ts';
import type { Kind } from '../../../shared/report/simulation.ts';
import { kindWords } from '../../../shared/report/simulation-words.ts';

/** The words of the simulator. */
export const simulatorMessages = {
  title: 'Simulator',
  notDecided: 'This text can’t be decided yet.',
  countsOfLastText: 'The counts are of the last text that could be decided.',
  decideAgain: 'Decide again',
  deciding: 'Deciding…',
  decidingOf: (policy: string): string => `Deciding ${policy}…`,
  countsOfEarlierText: 'The counts are of an earlier text.',
  leftOut: 'left out (What if)',
  takesLong: 'Its counts take longer than usual.',
  stillOf: (policy: string): string => `What is greyed below is still of ${policy}.`,
  stop: 'Stop',
  stopped: (policy: string): string => `Deciding ${policy} was stopped.`,
  noPolicy: 'Open a policy to see what its key would see.',
  noSet: 'No entity set is loaded. Choose one to see what this policy shows of it.',
  openEntities: 'Open Entities…',
  chooseSet: 'Choose an Entity Set…',
  byType: 'By type',
  byClass: 'By class',
  withoutType: 'without a _type',
  withoutClass: 'without a _class',
  typesOf: (kind: Kind): string => `Types of ${kindWords[kind].many}`,
  classesOf: (kind: Kind): string => `Classes of ${kindWords[kind].many}`,
  search: (kind: Kind): string => `Search ${kindWords[kind].many}`,
  clearFilter: 'Show all types',
  verdictFilter: 'Filter by verdict',
  nothingFound: 'Nothing here matches the filters.',
  noObjects: (kind: Kind): string => `This set has no ${kindWords[kind].many}.`,
  showAll: 'Show all',
  loadingRow: 'Loading…',
  chooseObject: 'Choose an entity or a relationship to see why it has its verdict.',
  explanation: 'Explanation',
  shareVerdict: 'Copy or save this verdict',
  shareReach: 'Copy or save this reach',
  closeExplanation: 'Close the explanation',
  assumedAnswers: 'Assumed answers',
  assumed: (count: number): string =>
    count === 1 ? '1 assumed answer' : `${formatCount(count)} assumed answers`,
  atWorst: (words: string): string => ` · at worst ${words}`,
  permissions: 'Permissions',
  nearestMiss: (permission: string): string => `Nearest miss: ${permission} would apply but for`,
  nearestHangs: (permission: string): string => `Nearest miss: ${permission} may apply, for`,
  openQuestions: 'Open questions',
  openQuestionsHere(count: number): string {
    if (count === 0) return 'No open question changes these counts';
    return count === 1
      ? '1 open question makes this a range'
      : `${formatCount(count)} open questions make this a range`;
  },
  settle: 'Settle',
  settleAs: (words: string): string => `Settle: ${words}`,
  otherDoors: 'Other doors',
  inferred: 'inferred: no document says which entities they cover',
  unnamedResource: 'a resource that only * covers, as the entity has no _id',
  ends: 'Ends of the relationship',
  endUnnamed: 'nothing in the relationship names this end',
  properties: (count: number): string => (count === 1 ? '1 property' : `${formatCount(count)} properties`),
  showMore: (count: number): string => `Show ${formatCount(count)} more`,
  showWhole: (length: string): string => `Show all ${length} characters`,
  showLess: 'Show less',
  wholeText: 'The whole text',
} as const;
