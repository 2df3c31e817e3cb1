/** The words of the command palette and of the picker of policies. */
export const paletteMessages = {
  title: 'Commands',
  search: 'Search commands',
  placeholder: 'What do you want to do?',
  nothing: 'No command has these words.',
  policiesTitle: 'Go to policy',
  policiesSearch: 'Search policies',
  policiesPlaceholder: 'Name of a policy',
  noPolicies: 'This folder has no policy files yet.',
  noSuchPolicy: 'No policy of this folder has these words.',
  more: (count: string): string => `and ${count} more: type a word of theirs`,
} as const;
