import { historyPage } from '../../../shared/contract/history.ts';
import type { historyContract } from '../../../shared/contract/history.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { PolicyDocument, Revisions, SavedRevision } from '../../storage/revisions.ts';
import { changedLines } from './changed-lines.ts';

/** What {@link createHistoryHandlers} needs. */
export interface HistoryOptions {
  readonly revisions: Revisions;
  /** The policy of a name. Throws an RpcError where it is none. */
  readonly named: (name: string) => PolicyDocument;
  /** Does work on `workspace.db`; its failure is an RpcError that begins with `what`. */
  readonly kept: <Result>(what: string, work: () => Result) => Result;
}

/** The most characters that one answer counts the lines of. */
const mostCounted = 20_000_000;

/** Serves the saves of a policy. */
export function createHistoryHandlers(options: HistoryOptions): Handlers<typeof historyContract> {
  const { revisions, named, kept } = options;
  return {
    'history.list'({ name, below }) {
      const document = named(name);
      // One more than is shown: the change of the last one is counted against it.
      const saves = kept(`The history of "${name}" was not read`, () =>
        revisions.saves(document, below, historyPage + 1),
      );
      let left = mostCounted;
      const entries = saves.slice(0, historyPage).map((save, index) => {
        const before = saves[index + 1] ?? null;
        left -= (save.text?.length ?? 0) + (before?.text?.length ?? 0);
        const change = left < 0 ? null : changeOf(before, save);
        return { revision: save.revision, savedAt: save.keptAt, found: save.found, change };
      });
      return { entries, more: saves.length > historyPage };
    },
    'history.read'({ name, revision }) {
      const document = named(name);
      const save = kept(`A save of "${name}" was not read`, () => revisions.readSave(document, revision));
      if (save === null) {
        throw new RpcError('not_found', `This save of "${name}" is not there: read its history again.`);
      }
      if (save.text === null) {
        throw new RpcError(
          'storage',
          `The save of "${name}" kept at ${save.keptAt} is damaged (its checksum fails): choose another one.`,
        );
      }
      return { text: save.text, savedAt: save.keptAt };
    },
  };
}

function changeOf(before: SavedRevision | null, save: SavedRevision): ReturnType<typeof changedLines> | null {
  if (save.text === null || before?.text === null) return null;
  return changedLines(before?.text ?? '', save.text);
}
