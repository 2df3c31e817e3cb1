import { policyFileEnding } from './workspace.ts';

/** How many folders within each other hold policies that are listed. */
export const deepestFolder = 12;

/**
 * What is wrong with a name as that of a policy file in the workspace folder or in a folder of it, in one sentence;
 * null where nothing is. The name comes from a window that is not trusted, so only a plain path downwards passes;
 * the platform is Node's.
 */
export function policyNameProblem(name: string, platform: string): string | null {
  const parts = name.split('/');
  const file = parts.at(-1) ?? '';
  if (!file.endsWith(policyFileEnding) || file.length === policyFileEnding.length) {
    return `A policy file's name ends in ${policyFileEnding}, with something before it.`;
  }
  if (!name.isWellFormed() || /[\\\0]/.test(name)) {
    return 'A policy file is named by its path in the workspace folder: leave out backslashes and half characters.';
  }
  const problem = partsProblem(parts.slice(0, -1));
  if (problem !== null) return problem;
  return platform === 'win32' ? newPolicyNameProblem(name) : null;
}

/** What is wrong with a path as that of a folder within the workspace; the workspace folder itself is empty. */
export function subfolderProblem(folder: string): string | null {
  return folder === '' ? null : partsProblem(folder.split('/'));
}

function partsProblem(parts: readonly string[]): string | null {
  if (parts.some((part) => !part.isWellFormed() || /[\\\0]/.test(part) || isLeftOut(part))) {
    return 'A folder of policies lies in the workspace folder: its parts are separated by one slash, none is empty, begins with a dot or is node_modules.';
  }
  if (parts.length > deepestFolder) return `Policies lie at most ${deepestFolder} folders deep.`;
  return null;
}

/** Whether a folder of this name is never looked into. */
export function isLeftOut(folder: string): boolean {
  return folder === '' || folder.startsWith('.') || folder === 'node_modules';
}

/** What is wrong with a name for a new policy file, which every colleague's system must be able to keep. */
export function newPolicyNameProblem(name: string): string | null {
  for (const part of name.split('/')) {
    const problem = newPartProblem(part);
    if (problem !== null) return problem;
  }
  return null;
}

function newPartProblem(part: string): string | null {
  if (/[<>:"|?*\p{Cc}]/u.test(part)) {
    return 'A policy file\'s name has none of < > : " | ? * and no control character, so that every system can keep it.';
  }
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part)) {
    return `Windows reserves the name "${part}": choose another.`;
  }
  if (/^[ .]|[ .]$/.test(part)) {
    return "A policy file's name and its folders' names neither begin nor end with a space or a dot.";
  }
  return null;
}
