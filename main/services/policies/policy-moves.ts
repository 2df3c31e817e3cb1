import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { DeletedFile, Deletion, FileMoves } from '../../storage/file-moves.ts';
import type { PolicyDocument, Revisions } from '../../storage/revisions.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { flushFolder, writeWholeFile } from '../../storage/whole-file.ts';
import { isPolicyFile, policyPath, readPolicyFile, sha256 } from './policy-file.ts';
import { makeFolderOf, removeEmptyFoldersOf } from './policy-folder.ts';

/** What {@link createPolicyMoves} needs. */
export interface PolicyMovesOptions {
  readonly revisions: Revisions;
  readonly moves: FileMoves;
}

/**
 * Renames, deletes and brings back policies with their unsaved text and history. Each is noted in `workspace.db`
 * before the file is touched, so that after a crash at any moment it is done or it is not, and nothing is lost.
 */
export interface PolicyMoves {
  /** Throws an RpcError: `conflict` where the new name is taken, `not_found`, `storage`. */
  readonly rename: (from: PolicyDocument, to: PolicyDocument) => Promise<void>;
  readonly delete: (document: PolicyDocument) => Promise<void>;
  /** Brings back the policy that was deleted last in a folder. Throws `not_found` where there is none. */
  readonly undelete: (folder: string) => Promise<PolicyDocument>;
  /** Whether a policy is there, as a file or as unsaved text. */
  readonly isTaken: (document: PolicyDocument) => boolean;
  /** Completes or takes back what a crash has left half done in a folder. */
  readonly mend: (folder: string) => void;
}

const mostBytes = 64 * 1024 * 1024;

/** Creates the moves over a workspace database. */
export function createPolicyMoves({ revisions, moves }: PolicyMovesOptions): PolicyMoves {
  function isTaken(document: PolicyDocument): boolean {
    return isThere(document) || revisions.newestDraft(document) !== null;
  }

  function refuseTaken(document: PolicyDocument): void {
    if (!isTaken(document)) return;
    throw new RpcError(
      'conflict',
      `"${document.name}" is already in ${document.folder}: choose another name, or rename that one first.`,
    );
  }

  return {
    isTaken,
    async rename(from, to) {
      if (from.name === to.name) return;
      if (!isTaken(from)) throw gone(from);
      // Where case makes no difference to the system, another case is the same file.
      if (!isSameFile(from, to)) refuseTaken(to);
      const newPath = pathOf(to);
      const renaming = moves.beginRenaming(from, to);
      try {
        if (isThere(from)) {
          makeFolderOf(to);
          renameSync(pathOf(from), newPath);
          await flushFolder(dirname(newPath));
        }
      } catch (thrown) {
        if (isThere(from) || !isThere(to)) {
          moves.dropRenaming(renaming);
          throw storageFailure(`"${from.name}" was not renamed`, from.folder, thrown);
        }
      }
      moves.finishRenaming({ renaming, from, to });
      removeEmptyFoldersOf(from);
    },
    async delete(document) {
      if (!isTaken(document)) throw gone(document);
      if (!isThere(document)) {
        moves.beginDeletion(document, null);
        return;
      }
      const path = pathOf(document);
      const file = deletedFile(document, path);
      recordText(document, revisions);
      const deletion = moves.beginDeletion(document, file);
      try {
        rmSync(path);
        await flushFolder(dirname(path));
      } catch (thrown) {
        if (isThere(document)) {
          moves.takeBack({ deletion, document, file, state: 'removing' });
          throw storageFailure(`"${document.name}" was not deleted`, document.folder, thrown);
        }
      }
      moves.mark(deletion, 'removed');
      removeEmptyFoldersOf(document);
    },
    async undelete(folder) {
      const deletion = moves.newestDeletion(folder);
      if (deletion === null) throw new RpcError('not_found', `Nothing was deleted in ${folder}.`);
      const { document, file } = deletion;
      refuseTaken(document);
      if (file !== null) {
        const path = pathOf(document);
        moves.mark(deletion.deletion, 'restoring');
        try {
          makeFolderOf(document);
          await writeWholeFile(path, file.bytes, { mode: file.mode });
          chmodSync(path, file.mode);
        } catch (thrown) {
          if (!hasBytes(document, file)) {
            moves.mark(deletion.deletion, 'removed');
            throw storageFailure(`"${document.name}" was not brought back`, folder, thrown);
          }
        }
      }
      moves.takeBack(deletion);
      return document;
    },
    mend(folder) {
      // With the folder away, as on a disk that is not plugged in, nothing can be told.
      if (statSync(folder, { throwIfNoEntry: false }) === undefined) return;
      for (const renaming of moves.unfinishedRenamings(folder)) {
        const isDone = !isThere(renaming.from) && isThere(renaming.to);
        if (isDone) moves.finishRenaming(renaming);
        else moves.dropRenaming(renaming.renaming);
      }
      for (const deletion of moves.unfinishedDeletions(folder)) mendDeletion(deletion);
    },
  };

  function mendDeletion(deletion: Deletion): void {
    const { document, file, state } = deletion;
    const isBack = state === 'removing' ? isThere(document) : file !== null && hasBytes(document, file);
    // Nothing is removed at a start: a file that is still there stays, with its texts.
    if (isBack) moves.takeBack(deletion);
    else moves.mark(deletion.deletion, 'removed');
  }
}

/** The file's text becomes part of the history, where it is text. */
function recordText(document: PolicyDocument, revisions: Revisions): void {
  const read = readPolicyFile(document);
  if (read.state === 'text') revisions.recordFound(document, read.text, read.hash);
}

function deletedFile(document: PolicyDocument, path: string): DeletedFile {
  const problem = `"${document.name}" was not deleted:`;
  if (!isPolicyFile(document)) {
    throw new RpcError('bad_request', `${problem} it is no regular file in ${document.folder}.`);
  }
  if (statSync(path).size > mostBytes) {
    throw new RpcError(
      'too_large',
      `${problem} it has more than ${mostBytes / 1024 / 1024} MB, too many to bring back; delete it outside of Latchkey.`,
    );
  }
  try {
    const bytes = readFileSync(path);
    return { bytes, sha256: sha256(bytes), mode: statSync(path).mode & 0o777 };
  } catch (thrown) {
    throw storageFailure(problem.slice(0, -1), document.folder, thrown);
  }
}

function isThere(document: PolicyDocument): boolean {
  const path = policyPath(document);
  return path !== null && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function hasBytes(document: PolicyDocument, { sha256: wanted }: DeletedFile): boolean {
  try {
    return sha256(readFileSync(pathOf(document))) === wanted;
  } catch {
    return false;
  }
}

function isSameFile(one: PolicyDocument, other: PolicyDocument): boolean {
  if (one.name.toLowerCase() !== other.name.toLowerCase()) return false;
  const left = lstatSync(join(one.folder, one.name), { throwIfNoEntry: false });
  const right = lstatSync(join(other.folder, other.name), { throwIfNoEntry: false });
  return left !== undefined && right !== undefined && left.dev === right.dev && left.ino === right.ino;
}

function pathOf(document: PolicyDocument): string {
  const path = policyPath(document);
  if (path !== null) return path;
  throw new RpcError(
    'bad_request',
    `"${document.name}" lies behind a symbolic link or a file in ${document.folder}: put a folder there.`,
  );
}

function gone({ folder, name }: PolicyDocument): RpcError {
  return new RpcError(
    'not_found',
    `There is no "${name}" in ${folder}: bring the file back or choose another policy.`,
  );
}
