import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { writeWholeFile } from '../../storage/whole-file.ts';
import { makeFolderOf } from './policy-folder.ts';
import { readPolicyFile, sha256 } from './policy-file.ts';

/**
 * Writes a policy file whole if it is still the one that the text grew from, and gives its new SHA-256 in hex.
 * Throws an RpcError: `conflict` where the file has changed, `storage` where it can't be written.
 */
export async function writePolicyFile(
  document: PolicyDocument,
  text: string,
  baseHash: string | null,
): Promise<string> {
  const { folder, name } = document;
  const bytes = Buffer.from(text);
  const newHash = sha256(bytes);
  const file = readPolicyFile(document);
  if (file.state === 'refused') throw new RpcError('conflict', `"${name}" was not saved: ${file.problem}`);
  const present = file.state === 'text' ? file.hash : null;
  if (present === newHash) return newHash;
  if (present !== baseHash) {
    const change = file.state === 'absent' ? 'is no longer in' : 'was changed in';
    throw new RpcError(
      'conflict',
      `"${name}" was not saved: the file ${change} ${folder} since you began. Keep your text or take the file's.`,
    );
  }
  const path = file.state === 'text' ? file.path : join(folder, name);
  try {
    refuseReadOnly(path);
    makeFolderOf(document);
    await writeWholeFile(path, bytes);
    return newHash;
  } catch (thrown) {
    throw storageFailure(`"${name}" was not saved; its text is kept`, folder, thrown);
  }
}

// A new file in the place of a read-only one would take the mark from it without asking.
function refuseReadOnly(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || (stats.mode & 0o222) !== 0) return;
  throw new RpcError(
    'storage',
    `${path} is read-only: allow writing to it, then save again; the text is kept.`,
  );
}
