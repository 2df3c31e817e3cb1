import type { z } from 'zod';
import type { filesContract } from '../../../shared/contract/files.ts';
import type { historyContract } from '../../../shared/contract/history.ts';
import { policyName } from '../../../shared/contract/workspace.ts';
import type { policyContent, workspaceContract, workspaceState } from '../../../shared/contract/workspace.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { FileMoves } from '../../storage/file-moves.ts';
import { createQueue } from '../../storage/queue.ts';
import type { PolicyDocument, Revisions } from '../../storage/revisions.ts';
import type { Settings } from '../../storage/settings.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { createFileHandlers } from './file-handlers.ts';
import { createHistoryHandlers } from './history-handlers.ts';
import { readPolicyFile, sha256 } from './policy-file.ts';
import type { PolicyFile } from './policy-file.ts';
import { newPolicyNameProblem, policyNameProblem } from '../../../shared/contract/policy-name.ts';
import { listPolicies, mostPolicies } from './policy-list.ts';
import type { PolicyList } from './policy-list.ts';
import { createPolicyMoves } from './policy-moves.ts';
import { openPolicy } from './open-policy.ts';
import { writePolicyFile } from './write-policy-file.ts';
import { openWorkspaceFolder } from './workspace-folder.ts';
import type { SamplePolicy } from './workspace-folder.ts';
import { createWorkspaceWatch } from './workspace-watch.ts';

/** The policies of the workspace folder, as the window sees them. */
export interface PolicyService {
  readonly handlers: Omit<
    Handlers<typeof workspaceContract & typeof filesContract & typeof historyContract>,
    'workspace.choose'
  >;
  /** The workspace folder at this moment. */
  readonly folder: () => string;
  /** What a person should know about the workspace at start. */
  readonly notices: readonly string[];
  /** Watches the workspace no more. */
  readonly close: () => void;
}

/** What {@link createPolicyService} needs. */
export interface PolicyServiceOptions {
  /** The profile folder. */
  readonly profile: string;
  readonly revisions: Revisions;
  readonly moves: FileMoves;
  readonly settings: Settings;
  readonly sample: SamplePolicy;
  /** Told of each policy that has a new name, before the window is. */
  readonly renamed?: (from: PolicyDocument, to: PolicyDocument) => void;
}

type State = z.input<typeof workspaceState>;
type Content = z.input<typeof policyContent>;

/** Serves the workspace folder: its policy files, their unsaved text, and the history of their saves. */
export function createPolicyService(options: PolicyServiceOptions): PolicyService {
  const { profile, revisions, settings, sample } = options;
  const folder = openWorkspaceFolder({ profile, settings, sample });
  // Counted anew from each opening: a window that starts again may count from 0, and its text must not be refused.
  const newestSequences = new Map<string, number>();
  const inOrder = createQueue();
  const moves = createPolicyMoves({ revisions, moves: options.moves });
  const watch = createWorkspaceWatch();
  const notices = [...folder.notices, ...mended(folder.path())];

  function named(name: string): PolicyDocument {
    const problem = policyNameProblem(name, process.platform);
    if (problem !== null) throw new RpcError('bad_request', problem);
    return { folder: folder.path(), name };
  }

  function kept<Result>(what: string, work: () => Result): Result {
    try {
      return work();
    } catch (thrown) {
      throw storageFailure(what, `workspace.db in ${profile}`, thrown);
    }
  }

  /** Puts right what a crash has left half done in a folder, which must be told where that can't be. */
  function mended(path: string): readonly string[] {
    try {
      moves.mend(path);
      return [];
    } catch (thrown) {
      return [storageFailure('A renaming or deletion was not completed', path, thrown).message];
    }
  }

  function read(): State {
    const path = folder.path();
    let list = listIn(path);
    // What came into a folder before it was watched would otherwise never be told.
    if (watch.follow(path, list.folders)) list = listIn(path);
    const drafts = new Set(kept('The unsaved texts were not read', () => revisions.draftNames(path)));
    const names = new Set([...list.names, ...drafts]);
    const policies = [...names].sort().map((name) => ({ name, draft: drafts.has(name) }));
    const last = policyName.safeParse(settings.read(lastOpenKey(path))).data;
    return {
      folder: path,
      policies: policies.slice(0, mostPolicies),
      lastOpen: last !== undefined && names.has(last) ? last : null,
      recent: [...folder.recent()],
      deleted:
        kept('What was deleted is not known', () => options.moves.newestDeletion(path))?.document.name ??
        null,
      cut: list.cut,
    };
  }

  function begin(document: PolicyDocument): void {
    newestSequences.delete(keyOf(document));
  }

  function rememberOpen({ folder: path, name }: PolicyDocument): void {
    try {
      settings.write(lastOpenKey(path), name);
    } catch {
      // A policy opens all the same where the disk is too full to remember that it did.
    }
  }

  async function create(document: PolicyDocument, text: string): Promise<Content> {
    const { name } = document;
    refuseHalfCharacters(name, text);
    if (kept(`"${name}" was not created`, () => moves.isTaken(document))) {
      throw new RpcError('conflict', `"${name}" is already in ${document.folder}: choose another name.`);
    }
    return await inOrder(async () => {
      const baseHash = await writePolicyFile(document, text, null);
      record(document, { text, throughRevision: 0, oldHash: null, newHash: baseHash });
      begin(document);
      return { name, text, baseHash, draft: false, problem: null };
    });
  }

  return {
    folder: folder.path,
    notices,
    close: watch.close,
    handlers: {
      ...createHistoryHandlers({ revisions, named, kept }),
      ...createFileHandlers({
        folder: folder.path,
        moves,
        watch,
        inOrder,
        named,
        textOf: (document) =>
          kept(`"${document.name}" was not read`, () => openPolicy(document, revisions)).text,
        create,
        forget: begin,
        renamed: options.renamed ?? (() => {}),
        database: `workspace.db in ${profile}`,
      }),
      'workspace.read': read,
      'workspace.open'({ folder: path }) {
        folder.open(path);
        mended(folder.path());
        return read();
      },
      'policies.open'({ name }) {
        const document = named(name);
        const content = kept(`"${name}" was not opened`, () => openPolicy(document, revisions));
        begin(document);
        rememberOpen(document);
        return content;
      },
      async 'policies.create'({ name, text }) {
        const document = named(name);
        const problem = newPolicyNameProblem(name);
        if (problem !== null) throw new RpcError('bad_request', problem);
        const content = await create(document, text);
        rememberOpen(document);
        return content;
      },
      'policies.keepDraft'({ name, text, baseHash, sequence }) {
        const document = named(name);
        if (sequence < (newestSequences.get(keyOf(document)) ?? 0)) return {};
        kept(`The unsaved text of "${name}" is not kept and is only on screen`, () => {
          if (isTextOfFile(document, text, baseHash)) revisions.dropDrafts(document);
          else revisions.keepDraft(document, text, baseHash);
        });
        newestSequences.set(keyOf(document), sequence);
        return {};
      },
      async 'policies.save'({ name, text, baseHash }) {
        const document = named(name);
        refuseHalfCharacters(name, text);
        const draft = keepBeforeSaving(document, text, baseHash);
        return await inOrder(async () => {
          recordFound(document, baseHash);
          const newHash = await writePolicyFile(document, text, baseHash);
          record(document, { text, throughRevision: draft, oldHash: baseHash, newHash });
          return { baseHash: newHash };
        });
      },
      'policies.discardDraft'({ name }) {
        const document = named(name);
        const file = readPolicyFile(document);
        // Without a file to show, the unsaved text may be all there is.
        if (file.state === 'refused') throw new RpcError('storage', file.problem);
        if (file.state === 'absent') {
          throw new RpcError(
            'not_found',
            `"${name}" is no longer in ${document.folder}: save your text to write the file anew.`,
          );
        }
        kept(`The unsaved text of "${name}" was not dropped`, () => revisions.dropDrafts(document));
        begin(document);
        return contentOf(document, file);
      },
    },
  };

  function keepBeforeSaving(document: PolicyDocument, text: string, baseHash: string | null): number {
    try {
      return revisions.keepDraft(document, text, baseHash);
    } catch {
      // The file is the better place; a disk too full for both makes the save itself fail and say so.
      return newestRevision(document);
    }
  }

  function newestRevision(document: PolicyDocument): number {
    try {
      return revisions.newestDraft(document)?.revision ?? 0;
    } catch {
      return 0;
    }
  }

  /** What another program wrote is part of the history before it is written over. */
  function recordFound(document: PolicyDocument, baseHash: string | null): void {
    const file = readPolicyFile(document);
    if (file.state !== 'text' || file.hash !== baseHash) return;
    try {
      revisions.recordFound(document, file.text, file.hash);
    } catch {
      // A disk too full for it makes the save itself fail and say so.
    }
  }

  function record(document: PolicyDocument, save: Parameters<Revisions['recordSave']>[1]): void {
    try {
      revisions.recordSave(document, save);
    } catch {
      // The file has the text. An unsaved text that equals its file is dropped when it is opened next.
    }
  }
}

function listIn(folder: string): PolicyList {
  try {
    return listPolicies(folder);
  } catch (thrown) {
    throw storageFailure('The workspace was not read', folder, thrown);
  }
}

function contentOf(
  document: PolicyDocument,
  file: Extract<PolicyFile, { state: 'absent' | 'text' }>,
): Content {
  const { folder, name } = document;
  if (file.state === 'text')
    return { name, text: file.text, baseHash: file.hash, draft: false, problem: null };
  const problem = `"${name}" is no longer in ${folder}: saving writes it anew.`;
  return { name, text: '', baseHash: null, draft: false, problem };
}

// The hash is compared first, so that a keystroke reads no file unless it has brought the old text back.
function isTextOfFile(document: PolicyDocument, text: string, baseHash: string | null): boolean {
  if (baseHash === null || !text.isWellFormed() || sha256(Buffer.from(text)) !== baseHash) return false;
  const file = readPolicyFile(document);
  return file.state === 'text' && file.text === text;
}

function refuseHalfCharacters(name: string, text: string): void {
  if (text.isWellFormed()) return;
  const message = `"${name}" was not saved: its text has half of a character (a lone surrogate), which a UTF-8 file can't hold. Delete or retype it; the text is kept until then.`;
  throw new RpcError('bad_request', message);
}

function keyOf({ folder, name }: PolicyDocument): string {
  return JSON.stringify([folder, name]);
}

function lastOpenKey(folder: string): string {
  return `lastOpen:${folder}`;
}
