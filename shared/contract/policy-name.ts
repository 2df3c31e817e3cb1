import { policyFileEnding } from './workspace.ts';

/**
 * What is wrong with a name as that of a policy file directly in the workspace folder, in one sentence; null where
 * nothing is. The name comes from a window that is not trusted, so only a plain name passes; the platform is Node's.
 */
export function policyNameProblem(name: string, platform: string): string | null {
  if (!name.endsWith(policyFileEnding) || name.length === policyFileEnding.length) {
    return `A policy file's name ends in ${policyFileEnding}, with something before it.`;
  }
  if (!name.isWellFormed() || /[/\\\0]/.test(name)) {
    return 'A policy file is named by its plain name: leave out folders, backslashes and half characters.';
  }
  return platform === 'win32' ? newPolicyNameProblem(name) : null;
}

/** What is wrong with a name for a new policy file, which every colleague's system must be able to keep. */
export function newPolicyNameProblem(name: string): string | null {
  if (/[<>:"|?*\p{Cc}]/u.test(name)) {
    return 'A policy file\'s name has none of < > : " | ? * and no control character, so that every system can keep it.';
  }
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(name)) {
    return `Windows reserves the name "${name}": choose another.`;
  }
  if (name.startsWith(' ') || name.startsWith('.')) {
    return "A policy file's name begins with neither a space nor a dot.";
  }
  return null;
}
