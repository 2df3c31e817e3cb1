import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { maximumPolicyLength } from '../../../shared/contract/workspace.ts';
import { errorCode } from '../../storage/database-problem.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import { readTextFile } from '../../storage/text-file.ts';
import { policyNameProblem } from '../../../shared/contract/policy-name.ts';

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

/** The names of the policy files directly in a folder, in code unit order. Throws the file system's error. */
export function listPolicyFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(
      (name) =>
        policyNameProblem(name, process.platform) === null && locate({ folder, name }).state === 'file',
    )
    .sort();
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

type Place =
  | Extract<PolicyFile, { state: 'absent' | 'refused' }>
  | { readonly state: 'file'; readonly path: string };

function locate(document: PolicyDocument): Place {
  const path = join(document.folder, document.name);
  try {
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
