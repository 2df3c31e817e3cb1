import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { maximumPolicyLength } from '../../../shared/contract/workspace.ts';
import { errorCode } from '../../storage/database-problem.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import { policyNameProblem } from './policy-name.ts';

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

/**
 * Reads a policy file: a regular file within the folder, as UTF-8, a byte-order mark kept.
 * Synchronous, so that nothing can come between what is read and what is decided by it.
 */
export function readPolicyFile(document: PolicyDocument): PolicyFile {
  const { name } = document;
  const place = locate(document);
  if (place.state !== 'file') return place;
  let file: number | null = null;
  try {
    // Not blocking, in case that a pipe has taken the file's place since.
    file = openSync(place.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return notAFile(document);
    if (size > maximumBytes) return tooLong(document);
    const bytes = readFileSync(file);
    const text = decoded(bytes);
    if (text === null) {
      const problem = `"${name}" in ${document.folder} is not UTF-8 text: save it as UTF-8 in the program that wrote it.`;
      return { state: 'refused', problem };
    }
    if (text.length > maximumPolicyLength) return tooLong(document);
    return { state: 'text', text, hash: sha256(bytes), path: place.path };
  } catch (thrown) {
    return unreadable(document, thrown);
  } finally {
    if (file !== null) closeSync(file);
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
    return unreadable(document, thrown);
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
  thrown: unknown,
): Extract<PolicyFile, { state: 'absent' | 'refused' }> {
  const code = errorCode(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'give this account the right to read it'
      : `check the disk (${code ?? 'unknown cause'})`;
  return { state: 'refused', problem: `"${name}" in ${folder} can't be read: ${reason}.` };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
