import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { newPolicyNameProblem, policyNameProblem } from '../../../shared/contract/policy-name.ts';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import type { workspaceState } from '../../../shared/contract/workspace.ts';
import { failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';

/** The workspace folder with its policy files. */
export type Workspace = z.output<typeof workspaceState>;

/** The workspace folder, or why it can't be read. */
export interface WorkspaceStoreState {
  readonly workspace: Workspace | null;
  readonly problem: string | null;
}

/** The outcome of something a person asked for in a dialog. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** The workspace folder. */
export interface WorkspaceStore {
  readonly store: StoreApi<WorkspaceStoreState>;
  readonly read: () => Promise<void>;
  /** Makes another folder the workspace; the present one stays where that fails. */
  readonly open: (folder: string) => Promise<Outcome>;
  /** Asks with the operating system's dialog; null where the person cancels or it fails. */
  readonly choose: () => Promise<string | null>;
  /** Creates a policy file and gives its full name. */
  readonly create: (title: string, text: string) => Promise<Outcome & { readonly name: string }>;
  /** Writes a second file with the policy's text and gives its name. */
  readonly duplicate: (name: string) => Promise<FileOutcome>;
  /** Brings back the policy that was deleted last and gives its name. */
  readonly undelete: () => Promise<FileOutcome>;
}

/** The outcome of something that ends with a policy file of this name. */
export type FileOutcome =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly problem: string };

/** A policy file's name without its ending. */
export function policyTitle(fileName: string): string {
  return fileName.endsWith(policyFileEnding) ? fileName.slice(0, -policyFileEnding.length) : fileName;
}

/** The file name that a new policy of that title gets. */
export function policyFileName(title: string): string {
  return `${policyTitle(title.trim())}${policyFileEnding}`;
}

/** Why a new policy can't have that title, in one sentence; null where nothing speaks against it. */
export function newFileNameProblem(title: string): string | null {
  const name = policyFileName(title);
  return policyNameProblem(name, '') ?? newPolicyNameProblem(name);
}

/** Creates the store of the workspace folder. */
export function createWorkspaceStore(client: WindowClient): WorkspaceStore {
  const store = createStore<WorkspaceStoreState>(() => ({ workspace: null, problem: null }));

  async function read(): Promise<void> {
    try {
      store.setState({ workspace: await client.call('workspace.read', {}), problem: null });
    } catch (error) {
      store.setState({ problem: failureMessage(error) });
    }
  }

  async function fileOf(done: Promise<{ readonly name: string }>): Promise<FileOutcome> {
    try {
      const { name } = await done;
      await read();
      return { ok: true, name };
    } catch (error) {
      return { ok: false, problem: failureMessage(error) };
    }
  }

  return {
    store,
    read,
    duplicate: (name) => fileOf(client.call('policies.duplicate', { name })),
    undelete: () => fileOf(client.call('policies.undelete', {})),
    async open(folder) {
      try {
        store.setState({ workspace: await client.call('workspace.open', { folder }), problem: null });
        return { ok: true };
      } catch (error) {
        return { ok: false, problem: failureMessage(error) };
      }
    },
    async choose() {
      try {
        return (await client.call('workspace.choose', {})).folder;
      } catch (error) {
        store.setState({ problem: failureMessage(error) });
        return null;
      }
    },
    async create(title, text) {
      const name = policyFileName(title);
      try {
        await client.call('policies.create', { name, text });
      } catch (error) {
        return { ok: false, problem: failureMessage(error), name };
      }
      await read();
      return { ok: true, name };
    },
  };
}
