import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { WindowRequest } from '../desktop/window-requests.ts';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import { policyNameProblem } from '../../../shared/contract/policy-name.ts';

/** Where a policy file stands. */
export interface PolicyPlace {
  readonly folder: string;
  readonly name: string;
}

/** The place of the policy file at a whole path, or the one sentence that says why there is none. */
export function policyPlace(path: string): PolicyPlace | string {
  const name = basename(path);
  if (policyNameProblem(name, process.platform) !== null) {
    return `${path} was not opened: a policy file's name ends in ${policyFileEnding}. Rename it, then open it again.`;
  }
  try {
    if (statSync(path).isFile()) return { folder: dirname(path), name };
    return `${path} was not opened: it is no file. Choose a policy file.`;
  } catch {
    return `${path} was not opened: it is not there or may not be read. Check the path.`;
  }
}

/** What the window is asked to do about a file at a whole path: open it as a policy, or tell why not. */
export function openFileRequest(path: string): WindowRequest {
  const place = policyPlace(path);
  return typeof place === 'string'
    ? { kind: 'tell', sentence: place.slice(0, 8000) }
    : { kind: 'openPolicy', ...place };
}
