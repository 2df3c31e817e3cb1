import type { ChosenSets } from '../features/entities/entities-store.ts';
import {
  formatBytes,
  formatCount,
  formatMilliseconds,
  formatNoun,
  formatTime,
} from '../../shared/report/number-format.ts';
import type { ThemeChoice } from '../../shared/contract/settings.ts';
import type { ScreenName } from './window-store.ts';

/** The words of the shell: start, recovery, status bar. */
export const shellMessages = {
  connecting: 'Connecting to Latchkey…',
  unreachableTitle: 'Latchkey does not answer',
  tryAgain: 'Try Again',
  takenOverTitle: 'Latchkey is open in a newer window',
  takenOver: 'What you typed here is kept. Go on in the newer window and close this one.',
  reconnect: 'Connect Again',
  reconnecting: 'Connecting…',
  dismiss: 'Dismiss',
  paneBroken: (name: string): string =>
    `${name} could not be drawn. Your text is safe; reload the pane to go on.`,
  reloadPane: 'Reload Pane',
  failureTitle: 'Something unexpected happened',
  report: 'Report',
  reportHint: 'The report names places in the program. No text, name, path or secret of yours is in it.',
  copyReport: 'Copy Report',
  reportCopied: 'Copied',
  reportNotCopied: 'Not copied: select the text and copy it.',
  goOn: 'Go On',
  recoveryTitle: 'Latchkey could not open its database',
  restoreTitle: 'Restore a backup',
  restoreHint: 'The present database is kept beside it.',
  backup: (takenAt: string, bytes: number): string => `${formatTime(takenAt)}, ${formatBytes(bytes)}`,
  restore: 'Restore This Backup',
  noBackups: 'There is no backup that can be restored.',
  exportTitle: 'Export what can be read',
  exportHint: 'Writes every readable text into a new folder. Nothing else is changed.',
  export: 'Export Readable Texts',
  exported: (documents: number, folder: string): string =>
    `${formatNoun(documents, 'text', 'texts')} written to ${folder}`,
  emptyTitle: 'Start with an empty database',
  emptyHint:
    'Unsaved texts and settings stay behind in the present file, which is kept. Policy files are untouched.',
  emptyUnderstood: 'I know that unsaved texts stay behind',
  startEmpty: 'Start Empty',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' } satisfies Record<
    ThemeChoice,
    string
  >,
  screens: 'Screens',
  screen: { workbench: 'Workbench', entities: 'Entities' } satisfies Record<ScreenName, string>,
  noSet: 'No entity set',
  readingSets: 'Reading entity sets…',
  set: ({ name, entities, relationships, from }: Omit<ChosenSets, 'id'>): string =>
    `${name}, ${formatCount(entities)} + ${formatCount(relationships)}${from === null ? '' : ` · as of ${formatTime(from)}`}`,
  // A label begins with what is on screen, so that a person can say what they see.
  setLabel: (words: string): string => `${words}: choose an entity set`,
  checking: 'Checking…',
  problems: (count: number): string => formatNoun(count, 'problem', 'problems'),
  undetermined: (entities: number, relationships: number): string =>
    `${formatCount(entities)} + ${formatCount(relationships)} undetermined`,
  undeterminedToCome: '… undetermined',
  undeterminedEarlier: (words: string): string => `${words} in an earlier text`,
  undeterminedLabel: (words: string): string => `${words}: show them`,
  questions: (open: number, assumed: number): string =>
    `${formatNoun(open, 'open question', 'open questions')} · ${formatCount(assumed)} assumed`,
  questionsLabel: (words: string): string => `${words}: settle questions`,
  deciding: 'Deciding…',
  decided: (milliseconds: number): string => formatMilliseconds(milliseconds),
  decidedLabel: (words: string): string => `${words} to decide: decide again`,
  statusBar: 'Status',
} as const;
