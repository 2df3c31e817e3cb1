import { z } from 'zod';
import type { policyContent, workspaceContract, workspaceState } from '../../../shared/contract/workspace.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { createQueue } from '../../storage/queue.ts';
import type { PolicyDocument, Revisions } from '../../storage/revisions.ts';
import type { Settings } from '../../storage/settings.ts';
import { storageFailure } from '../../storage/storage-failure.ts';
import { listPolicyFiles, readPolicyFile, sha256 } from './policy-file.ts';
import type { PolicyFile } from './policy-file.ts';
import { newPolicyNameProblem, policyNameProblem } from '../../../shared/contract/policy-name.ts';
import { openPolicy } from './open-policy.ts';
import { writePolicyFile } from './write-policy-file.ts';
import { openWorkspaceFolder } from './workspace-folder.ts';
import type { SamplePolicy } from './workspace-folder.ts';

/** The policies of the workspace folder, as the window sees them. */
export interface PolicyService {
  readonly handlers: Omit<Handlers<typeof workspaceContract>, 'workspace.choose'>;
  /** The workspace folder at this moment. */
  readonly folder: () => string;
  /** What a person should know about the workspace at start. */
  readonly notices: readonly string[];
}

/** What {@link createPolicyService} needs. */
export interface PolicyServiceOptions {
  /** The profile folder. */
  readonly profile: string;
  readonly revisions: Revisions;
  readonly settings: Settings;
  readonly sample: SamplePolicy;
}

type State = z.input<typeof workspaceState>;
type Content = z.input<typeof policyContent>;

const lastOpenSetting = z.string().min(1).max(255);
const mostPolicies = 10_000;

/** Serves the workspace folder: its policy files, their unsaved text, and the history of their saves. */
export function createPolicyService(options: PolicyServiceOptions): PolicyService {
  const { profile, revisions, settings, sample } = options;
  const folder = openWorkspaceFolder({ profile, settings, sample });
  // Counted anew from each opening: a window that starts again may count from 0, and its text must not be refused.
  const newestSequences = new Map<string, number>();
  const inOrder = createQueue();

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

  function read(): State {
    const path = folder.path();
    const drafts = new Set(kept('The unsaved texts were not read', () => revisions.draftNames(path)));
    const names = new Set([...filesIn(path), ...drafts]);
    const policies = [...names].sort().map((name) => ({ name, draft: drafts.has(name) }));
    const last = lastOpenSetting.safeParse(settings.read(lastOpenKey(path))).data;
    return {
      folder: path,
      policies: policies.slice(0, mostPolicies),
      lastOpen: last !== undefined && names.has(last) ? last : null,
      recent: [...folder.recent()],
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

  return {
    folder: folder.path,
    notices: folder.notices,
    handlers: {
      'workspace.read': read,
      'workspace.open'({ folder: path }) {
        folder.open(path);
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
        refuseHalfCharacters(name, text);
        const drafts = kept(`"${name}" was not created`, () => revisions.draftNames(document.folder));
        if (readPolicyFile(document).state !== 'absent' || drafts.includes(name)) {
          throw new RpcError('conflict', `"${name}" is already in ${document.folder}: choose another name.`);
        }
        const baseHash = await writePolicyFile(document, text, null);
        record(document, { text, throughRevision: 0, oldHash: null, newHash: baseHash });
        begin(document);
        rememberOpen(document);
        return { name, text, baseHash, draft: false, problem: null };
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

  function record(document: PolicyDocument, save: Parameters<Revisions['recordSave']>[1]): void {
    try {
      revisions.recordSave(document, save);
    } catch {
      // The file has the text. An unsaved text that equals its file is dropped when it is opened next.
    }
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return listPolicyFiles(folder);
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
