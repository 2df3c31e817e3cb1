import { maximumPolicyLength } from '../../../shared/contract/workspace.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/** A file that a person dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** What became of dropped files: the name of the first policy that is new, and what was left out and why. */
export interface AddedPolicies {
  readonly first: string | null;
  readonly problem: string | null;
}

/** The most files that one drop adds. */
const mostFiles = 200;

/** Copies .json files into a folder of the workspace, as policies; a file that is there is never written over. */
export async function addPolicies(
  workspace: WorkspaceStore,
  folder: string,
  dropped: readonly DroppedFile[],
): Promise<AddedPolicies> {
  const problems: string[] = [];
  let first: string | null = null;
  for (const file of dropped.slice(0, mostFiles)) {
    const text = await textOf(file);
    if (typeof text !== 'string') problems.push(text.problem);
    else {
      const title = file.name.replace(/(?:\.policy)?\.json$/i, '');
      const outcome = await workspace.create(folder === '' ? title : `${folder}/${title}`, text);
      if (outcome.ok) first ??= outcome.name;
      else problems.push(outcome.problem);
    }
  }
  if (dropped.length > mostFiles)
    problems.push(`Only ${mostFiles} files are added at once: drop the rest again.`);
  return { first, problem: problems.length === 0 ? null : problems.slice(0, 3).join(' ') };
}

async function textOf(file: DroppedFile): Promise<string | { readonly problem: string }> {
  if (!/\.json$/i.test(file.name)) {
    return {
      problem: `"${file.name}" was not added: a policy is a .json file. Drop entities on another part of the window.`,
    };
  }
  if (file.size > maximumPolicyLength * 3) {
    return { problem: `"${file.name}" was not added: it is too large for a policy.` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    return text.length <= maximumPolicyLength
      ? text
      : { problem: `"${file.name}" was not added: it is too large for a policy.` };
  } catch {
    return {
      problem: `"${file.name}" was not added: it is not UTF-8 text; save it as UTF-8 in the program that wrote it.`,
    };
  }
}
