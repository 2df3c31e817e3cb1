import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { databaseProblemKind, errorCode } from './database-problem.ts';
import type { DatabaseProblemKind } from './database-problem.ts';

/**
 * A failure of the file system or of a database, for a person: what was not done, where, and what to do.
 * `what` begins the sentence, such as `"ci.policy.json" was not saved`.
 */
export function storageFailure(what: string, place: string, thrown: unknown): RpcError {
  if (thrown instanceof RpcError) return thrown;
  const kind = databaseProblemKind(thrown);
  // Another writer is a conflict that waiting may end; everything else needs the person to act.
  const code = kind === 'busy' ? 'conflict' : 'storage';
  return new RpcError(code, `${what}: ${causeAndRemedy(place, thrown)}`, { cause: thrown });
}

function causeAndRemedy(place: string, thrown: unknown): string {
  const code = errorCode(thrown) ?? 'unknown cause';
  return byCode(place, code) ?? byKind(place, code)[databaseProblemKind(thrown)];
}

function byCode(place: string, code: string): string | null {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${place} is not there; bring it back or open another folder.`;
    case 'ENAMETOOLONG':
      return `the name is too long for ${place}; use a shorter one.`;
    case 'EROFS':
      return `${place} is on a read-only disk; open a folder on another disk.`;
    case 'EBUSY':
    case 'ETXTBSY':
      return `another program holds ${place}; close it there and try again.`;
    default:
      return null;
  }
}

function byKind(place: string, code: string): Readonly<Record<DatabaseProblemKind, string>> {
  return {
    full: `no space is left for ${place}; free some space on that disk and try again.`,
    readOnly: `${place} may not be read or written by this account; change its permissions and try again.`,
    busy: `another Latchkey is writing to ${place}; close it and try again.`,
    damaged: `${place} is damaged; start Latchkey again to restore a backup.`,
    fromFuture: `${place} is of a newer Latchkey; install that one.`,
    unknown: `${place} can't be used (${code}); check the disk and try again.`,
  };
}
