import type { SaveState } from './document-store.ts';

const saveStates: Readonly<Record<SaveState['state'], string>> = {
  saved: 'Saved',
  typed: 'Not saved',
  kept: 'Not saved · draft kept',
  saving: 'Saving…',
  failed: 'Not saved',
  conflict: 'Changed outside',
};

/** The words around policy files. */
export const workspaceMessages = {
  policies: 'Policies',
  newPolicy: 'New Policy…',
  openFolder: 'Open Folder…',
  noPolicies: 'This folder has no policy files yet.',
  unsaved: 'not saved',
  problemsOf: (count: number): string => (count === 1 ? '1 problem' : `${count} problems`),
  folderTitle: 'Open a workspace folder',
  folderPath: 'Path of the folder',
  folderHint: 'A workspace is a folder with *.policy.json files and one latchkey.json.',
  recent: 'Recent folders',
  browse: 'Browse…',
  open: 'Open',
  cancel: 'Cancel',
  newTitle: 'New policy',
  policyName: 'Name',
  create: 'Create',
  fileWillBe: (name: string): string =>
    name === '' ? 'The file ends in .policy.json.' : `Creates ${name}.policy.json.`,
  noPolicyOpen: 'No policy is open.',
  opening: (name: string): string => `Opening ${name}…`,
  save: 'Save',
  conflict: 'This file was changed outside of Latchkey since you opened it.',
  keepMine: 'Keep Mine',
  takeFile: 'Take the File’s',
  saveAgain: 'Save Again',
  saveStateWords: (state: SaveState['state']): string => saveStates[state],
} as const;
