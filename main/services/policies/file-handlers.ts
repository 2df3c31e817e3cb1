import type { filesContract } from '../../../shared/contract/files.ts';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { Queue } from '../../storage/queue.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { readPolicyFile } from './policy-file.ts';
import type { PolicyMoves } from './policy-moves.ts';
import { newPolicyNameProblem } from '../../../shared/contract/policy-name.ts';
import type { WorkspaceWatch } from './workspace-watch.ts';

/** What {@link createFileHandlers} needs. */
export interface FileHandlersOptions {
  readonly folder: () => string;
  readonly moves: PolicyMoves;
  readonly watch: WorkspaceWatch;
  /** Where everything that changes a file waits its turn. */
  readonly inOrder: Queue;
  /** The policy of a name. Throws an RpcError where it is none. */
  readonly named: (name: string) => PolicyDocument;
  /** The text that a policy has now, unsaved text first. */
  readonly textOf: (document: PolicyDocument) => string;
  readonly create: (document: PolicyDocument, text: string) => Promise<unknown>;
  /** Told that a policy is no longer what a window knew under this name. */
  readonly forget: (document: PolicyDocument) => void;
  readonly renamed: (from: PolicyDocument, to: PolicyDocument) => void;
  /** The profile's `workspace.db`, for people. */
  readonly database: string;
}

/** Serves what is done to whole policy files. */
export function createFileHandlers(options: FileHandlersOptions): Handlers<typeof filesContract> {
  const { folder, moves, watch, inOrder, named, textOf, create, forget, renamed, database } = options;

  async function done<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await inOrder(work);
    } catch (thrown) {
      throw storageFailure(what, database, thrown);
    }
  }

  return {
    async 'policies.rename'({ name, newName }) {
      const from = named(name);
      const to = named(newName);
      const problem = newPolicyNameProblem(newName);
      if (problem !== null) throw new RpcError('bad_request', problem);
      await done(`"${name}" was not renamed`, async () => {
        await moves.rename(from, to);
        if (name !== newName) renamed(from, to);
      });
      forget(from);
      forget(to);
      return {};
    },
    async 'policies.duplicate'({ name }) {
      const document = named(name);
      const text = textOf(document);
      const copy = { folder: document.folder, name: freeName(document) };
      await create(copy, text);
      return { name: copy.name };
    },
    async 'policies.delete'({ name }) {
      const document = named(name);
      await done(`"${name}" was not deleted`, () => moves.delete(document));
      forget(document);
      return {};
    },
    async 'policies.undelete'() {
      const document = await done('Nothing was brought back', () => moves.undelete(folder()));
      forget(document);
      return { name: document.name };
    },
    'policies.readFile'({ name, knownHash }) {
      const file = readPolicyFile(named(name));
      if (file.state !== 'text') return file;
      return file.hash === knownHash
        ? { state: 'same' }
        : { state: 'text', text: file.text, hash: file.hash };
    },
    async 'workspace.changes'({ tick }, { signal }) {
      return { tick: tick === null ? watch.tick() : await watch.after(tick, signal) };
    },
  };

  function freeName({ folder: workspace, name }: PolicyDocument): string {
    const title = name.slice(0, -policyFileEnding.length);
    for (let count = 1; ; count += 1) {
      const copy = `${title}-copy${count === 1 ? '' : `-${count}`}${policyFileEnding}`;
      if (!moves.isTaken({ folder: workspace, name: copy })) return copy;
    }
  }
}
