import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import { isPolicyFile } from './policy-file.ts';
import {
  deepestFolder,
  isLeftOut,
  policyNameProblem,
  subfolderProblem,
} from '../../../shared/contract/policy-name.ts';

/** The policies of a workspace folder and of the folders in it. */
export interface PolicyList {
  /** The files' paths with `/` within the folder, in code unit order. */
  readonly names: readonly string[];
  /** The folders that were looked into, by their paths within the workspace; the first is empty. */
  readonly folders: readonly string[];
  /** One sentence where not everything was listed; else null. */
  readonly cut: string | null;
}

/** The most policies that are listed. */
export const mostPolicies = 10_000;

/** The most folders that are looked into: a whole disk may be opened by mistake. */
const mostFolders = 2000;

/**
 * Lists the policy files of a folder, nearest first where there are too many. Hidden folders, `node_modules` and
 * folders that are symbolic links are left out. Throws the file system's error where the folder itself can't be read.
 */
export function listPolicies(workspace: string): PolicyList {
  const names: string[] = [];
  const folders = [''];
  let cut: string | null = null;
  // The list grows while it is walked: breadth first.
  for (const folder of folders) {
    for (const entry of entriesOf(workspace, folder)) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isLeftOut(entry.name) || subfolderProblem(name) !== null) {
          if (name.split('/').length > deepestFolder) cut = tooDeep;
        } else if (folders.length >= mostFolders) cut = tooManyFolders;
        else folders.push(name);
      } else if (isListed(workspace, name, entry)) {
        if (names.length >= mostPolicies) cut = tooMany;
        else names.push(name);
      }
    }
  }
  return { names: names.sort(), folders, cut };
}

const tooMany = `Only ${mostPolicies.toLocaleString('en')} policies are listed: open one of the folders in it instead.`;
const tooManyFolders = `Only the policies of ${mostFolders.toLocaleString('en')} folders are listed: open one of the folders in it instead.`;
const tooDeep = `Policies more than ${deepestFolder} folders deep are not listed: open one of the folders in it instead.`;

function entriesOf(workspace: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(workspace, folder), { withFileTypes: true });
  } catch (thrown) {
    // A folder within it that may not be read, or that went in the meantime, hides nothing of the rest.
    if (folder === '') throw thrown;
    return [];
  }
}

function isListed(workspace: string, name: string, entry: Dirent): boolean {
  if (!entry.name.endsWith(policyFileEnding) || policyNameProblem(name, process.platform) !== null)
    return false;
  return entry.isFile() || (entry.isSymbolicLink() && isPolicyFile({ folder: workspace, name }));
}
