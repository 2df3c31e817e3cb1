import { createHash } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { maximumPolicyLength } from '../../../shared/contract/workspace.ts';
import { errorCode } from '../../storage/database-problem.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import { readTextFile } from '../../storage/text-file.ts';

/** What stands at a policy file's path. */
export type PolicyFile =
  | { readonly state: 'absent' }
  | {
      readonly state: 'text';
      readonly text: string;
      /** SHA-256 of the bytes, in hex. */
      readonly hash: string;
      /** Where the bytes lie, symbolic links followed. */
      readonly path: string;
    }
  /** It can't be shown; one sentence says why and what to do. */
  | { readonly state: 'refused'; readonly problem: string };

// A code unit takes at most three bytes of UTF-8.
const maximumBytes = maximumPolicyLength * 3;

/** Whether a regular policy file stands there, symbolic links within the folder followed. */
export function isPolicyFile(document: PolicyDocument): boolean {
  return locate(document).state === 'file';
}

/** Reads a policy file: a regular file within the folder, as UTF-8, a byte-order mark kept. */
export function readPolicyFile(document: PolicyDocument): PolicyFile {
  const place = locate(document);
  if (place.state !== 'file') return place;
  const file = readTextFile(place.path, maximumBytes);
  switch (file.state) {
    case 'absent':
      return { state: 'absent' };
    case 'notAFile':
      return notAFile(document);
    case 'tooLarge':
      return tooLong(document);
    case 'notUtf8': {
      const problem = `"${document.name}" in ${document.folder} is not UTF-8 text: save it as UTF-8 in the program that wrote it.`;
      return { state: 'refused', problem };
    }
    case 'unreadable':
      return unreadable(document, file.code);
    case 'text':
      if (file.text.length > maximumPolicyLength) return tooLong(document);
      return { state: 'text', text: file.text, hash: sha256(file.bytes), path: place.path };
    default:
      return file satisfies never;
  }
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The path of a policy file, whether or not it is there; null where something on the way is no folder, such as a
 * symbolic link, which might lead out of the workspace.
 */
export function policyPath({ folder, name }: PolicyDocument): string | null {
  return isPlainFolder(folder, dirname(name)) ? join(folder, name) : null;
}

/** Whether a path within the workspace consists of folders alone, as far as it is there. */
export function isPlainFolder(workspace: string, subfolder: string): boolean {
  let path = workspace;
  for (const part of subfolder.split('/')) {
    if (part === '.' || part === '') continue;
    path = join(path, part);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return true;
    if (!stats.isDirectory()) return false;
  }
  return true;
}

type Place =
  | Extract<PolicyFile, { state: 'absent' | 'refused' }>
  | { readonly state: 'file'; readonly path: string };

function locate(document: PolicyDocument): Place {
  try {
    const path = policyPath(document);
    if (path === null) return throughLink(document);
    const link = lstatSync(path);
    if (link.isFile()) return { state: 'file', path };
    if (!link.isSymbolicLink()) return notAFile(document);
    const target = realpathSync(path);
    if (!target.startsWith(withSeparator(realpathSync(document.folder)))) {
      const problem = `"${document.name}" leads out of ${document.folder}: put the file itself into the folder.`;
      return { state: 'refused', problem };
    }
    return lstatSync(target).isFile() ? { state: 'file', path: target } : notAFile(document);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
    return unreadable(document, code ?? 'unknown cause');
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

function throughLink({ folder, name }: PolicyDocument): PolicyFile & { readonly state: 'refused' } {
  const problem = `"${name}" lies behind a symbolic link or a file in ${folder}: put a folder there.`;
  return { state: 'refused', problem };
}

function notAFile({ folder, name }: PolicyDocument): PolicyFile & { readonly state: 'refused' } {
  return {
    state: 'refused',
    problem: `"${name}" in ${folder} is no regular file: put the policy itself there.`,
  };
}

function tooLong({ folder, name }: PolicyDocument): PolicyFile & { readonly state: 'refused' } {
  const problem = `"${name}" in ${folder} has more than ${maximumPolicyLength.toLocaleString('en')} characters: split the policy.`;
  return { state: 'refused', problem };
}

function unreadable(
  { folder, name }: PolicyDocument,
  code: string,
): PolicyFile & { readonly state: 'refused' } {
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'give this account the right to read it'
      : `check the disk (${code})`;
  return { state: 'refused', problem: `"${name}" in ${folder} can't be read: ${reason}.` };
}
