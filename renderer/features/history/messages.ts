const minute = 60;
const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
];
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' });

/** The words around a policy's saves. */
export const historyMessages = {
  label: 'History',
  noPolicy: 'No policy is open.',
  none: 'This policy has not been saved here yet: each save is kept from now on.',
  reading: 'Reading the history…',
  found: 'as found in the folder',
  savedAs: 'saved',
  more: 'Show Older Saves',
  restore: 'Restore This Text',
  close: 'Close Comparison',
  equal: 'The text on screen is the same.',
  fileSide: 'The file',
  saveSide: (time: string): string => `Saved ${time}`,
  ownSide: 'The text on screen',
  comparisonOf: (name: string): string => `Comparison of ${name}`,
  /** How long ago, in words. */
  ago(savedAt: string, now: number): string {
    const seconds = Math.max(0, (now - Date.parse(savedAt)) / 1000);
    const step = steps.find(([, length]) => seconds >= length);
    return step === undefined ? 'just now' : relative.format(-Math.floor(seconds / step[1]), step[0]);
  },
  /** The day and the second. */
  exactly: (savedAt: string): string => exact.format(new Date(savedAt)),
  change: ({ added, removed }: { readonly added: number; readonly removed: number }): string =>
    `+${added} −${removed}`,
  changeWords: ({ added, removed }: { readonly added: number; readonly removed: number }): string =>
    `${added} ${added === 1 ? 'line' : 'lines'} new, ${removed} gone`,
} as const;
