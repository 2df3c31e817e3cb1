import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { policyContent } from '../../../shared/contract/workspace.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';

/** How the text on screen stands to the disk. */
export type SaveState =
  | { readonly state: 'saved' }
  /** Typed and not yet on disk at all. */
  | { readonly state: 'typed' }
  /** Kept beside the file: it survives a crash, the file does not have it yet. */
  | { readonly state: 'kept' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string }
  /** The file was changed by something else since this text grew from it. */
  | { readonly state: 'conflict' };

/** The policy in the editor. */
export interface PolicyDocument {
  /** Changes whenever the editor must begin anew, with an undo history of its own. */
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** The file's text that took the place of the text on screen, as a step that can be undone; once for each nonce. */
  readonly replacement: { readonly text: string; readonly nonce: number } | null;
  /** The file's text; null where only unsaved text is known. */
  readonly fileText: string | null;
  /** SHA-256 of the file that the text grew from; null for a file not yet written. */
  readonly baseHash: string | null;
  readonly save: SaveState;
  /** What was wrong when it was opened, in one sentence. */
  readonly problem: string | null;
}

/** The policy in the editor, or why there is none. */
export interface DocumentState {
  readonly document: PolicyDocument | null;
  readonly opening: string | null;
  readonly problem: string | null;
}

/** The text of the open policy: kept while typing, saved on demand. */
export interface DocumentStore {
  readonly store: StoreApi<DocumentState>;
  readonly open: (name: string) => Promise<void>;
  /** Takes in the text after a keystroke. */
  readonly type: (text: string) => void;
  /** Writes the file. */
  readonly save: () => Promise<void>;
  /** Ends a conflict by writing the text on screen over the changed file. */
  readonly keepMine: () => Promise<void>;
  /** Shows the file's text in the place of the unsaved one, which undoing brings back. */
  readonly takeFile: () => Promise<void>;
  /** Keeps what is not kept yet, at once. */
  readonly flush: () => Promise<void>;
  /** Shows no policy and forgets those that were shown: in another folder the same name is another file. */
  readonly close: () => Promise<void>;
}

/** The time as the store needs it. */
export interface DocumentClock {
  /** Milliseconds that never go back while the window is open. */
  readonly now: () => number;
  /** Calls back after some milliseconds; the answer stops that. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

type PolicyContent = z.output<typeof policyContent>;

const quietMilliseconds = 250;
const longestMilliseconds = 800;
const retryMilliseconds = 2000;

/** Whether the text on screen differs from the file. */
export function isDirty(document: PolicyDocument): boolean {
  return document.fileText === null || document.fileText !== document.text;
}

/** Creates the store of the open policy. */
export function createDocumentStore(client: WindowClient, clock: DocumentClock): DocumentStore {
  const store = createStore<DocumentState>(() => ({ document: null, opening: null, problem: null }));
  const shown = new Map<string, { readonly key: string; readonly text: string }>();
  let openings = 0;
  // Main compares sequences since it last opened the policy, so they may begin anew with the window.
  let sequence = 0;
  let stopTimer: (() => void) | null = null;
  let unkeptSince: number | null = null;
  // One write at a time, in order: a draft that lands after a save would bring the unsaved mark back.
  let writing: Promise<void> = Promise.resolve();

  function change(part: Partial<PolicyDocument>, key: string): void {
    const { document } = store.getState();
    if (document !== null && document.key === key) store.setState({ document: { ...document, ...part } });
  }

  function show(content: PolicyContent): void {
    remember();
    const known = shown.get(content.name);
    if (known?.text !== content.text) openings += 1;
    // A text that is shown again as it was left gets its undo history back.
    const key = known?.text === content.text ? known.key : `${openings}:${content.name}`;
    put(content, key, null);
  }

  /** Shows a text in the place of the one on screen, so that the editor can go back to that. */
  function replace(content: PolicyContent): void {
    const { document } = store.getState();
    if (document === null || document.name !== content.name) {
      show(content);
      return;
    }
    openings += 1;
    put(content, document.key, { text: content.text, nonce: openings });
  }

  function put(content: PolicyContent, key: string, replacement: PolicyDocument['replacement']): void {
    const { name, text, baseHash, problem } = content;
    const unsaved = content.draft || baseHash === null;
    const document: PolicyDocument = {
      key,
      name,
      text,
      replacement,
      fileText: unsaved ? null : text,
      baseHash,
      save: { state: unsaved ? 'kept' : 'saved' },
      problem,
    };
    unkeptSince = null;
    store.setState({ document, opening: null, problem: null });
  }

  function remember(): void {
    const { document } = store.getState();
    if (document !== null) shown.set(document.name, { key: document.key, text: document.text });
  }

  function schedule(milliseconds: number): void {
    stopTimer?.();
    stopTimer = clock.after(milliseconds, () => void keep());
  }

  function inOrder(write: () => Promise<void>): Promise<void> {
    writing = writing.then(write, write);
    return writing;
  }

  function keep(): Promise<void> {
    stopTimer?.();
    stopTimer = null;
    unkeptSince = null;
    return inOrder(keepNow);
  }

  async function keepNow(): Promise<void> {
    const { document } = store.getState();
    if (document === null || document.save.state === 'saved' || document.save.state === 'kept') return;
    const { key, name, text, baseHash } = document;
    try {
      sequence += 1;
      await client.call('policies.keepDraft', { name, text, baseHash, sequence });
    } catch (error) {
      change({ save: { state: 'failed', message: failureMessage(error) } }, key);
      if (store.getState().document?.key === key) schedule(retryMilliseconds);
      return;
    }
    const after = store.getState().document;
    if (after?.key !== key || after.text !== text || after.save.state === 'conflict') return;
    change({ save: { state: isDirty(after) ? 'kept' : 'saved' } }, key);
  }

  async function saveNow(): Promise<void> {
    const { document } = store.getState();
    if (document === null) return;
    const { key, name, text, baseHash } = document;
    change({ save: { state: 'saving' } }, key);
    try {
      const saved = await client.call('policies.save', { name, text, baseHash });
      change({ baseHash: saved.baseHash, fileText: text, problem: null }, key);
      const after = store.getState().document;
      if (after?.key !== key) return;
      if (after.text === text) change({ save: { state: 'saved' } }, key);
      else {
        change({ save: { state: 'typed' } }, key);
        schedule(quietMilliseconds);
      }
    } catch (error) {
      const conflict = failedWith(error, 'conflict');
      change(
        { save: conflict ? { state: 'conflict' } : { state: 'failed', message: failureMessage(error) } },
        key,
      );
    }
  }

  async function flush(): Promise<void> {
    if (store.getState().document?.save.state === 'typed' || stopTimer !== null) await keep();
    else await writing;
  }

  /** The hash of the file as it is now, with the unsaved text dropped; null where the file is gone. */
  async function newestFile(name: string): Promise<string | null> {
    try {
      return (await client.call('policies.discardDraft', { name })).baseHash;
    } catch (error) {
      if (failedWith(error, 'not_found')) return null;
      throw error;
    }
  }

  async function ask(
    name: string,
    method: 'policies.open' | 'policies.discardDraft',
    take: (content: PolicyContent) => void,
  ): Promise<void> {
    await flush();
    store.setState({ opening: name, problem: null });
    try {
      const content = await client.call(method, { name });
      if (store.getState().opening === name) take(content);
    } catch (error) {
      store.setState({ opening: null, problem: failureMessage(error) });
    }
  }

  return {
    store,
    flush,
    open: (name) => ask(name, 'policies.open', show),
    type(text) {
      const { document } = store.getState();
      if (document === null || document.text === text) return;
      const { save } = document;
      const stays = save.state === 'conflict' || save.state === 'saving';
      change({ text, save: stays ? save : { state: 'typed' } }, document.key);
      const now = clock.now();
      unkeptSince ??= now;
      schedule(Math.max(0, Math.min(quietMilliseconds, unkeptSince + longestMilliseconds - now)));
    },
    async save() {
      stopTimer?.();
      stopTimer = null;
      unkeptSince = null;
      await inOrder(saveNow);
    },
    async keepMine() {
      await inOrder(async () => {
        const { document } = store.getState();
        if (document === null) return;
        const { key, name, text } = document;
        try {
          const baseHash = await newestFile(name);
          sequence += 1;
          await client.call('policies.keepDraft', { name, text, baseHash, sequence });
          change({ baseHash }, key);
          await saveNow();
        } catch (error) {
          change({ save: { state: 'failed', message: failureMessage(error) } }, key);
        }
      });
    },
    async takeFile() {
      const { document } = store.getState();
      if (document !== null) await ask(document.name, 'policies.discardDraft', replace);
    },
    async close() {
      await flush();
      shown.clear();
      store.setState({ document: null, opening: null, problem: null });
    },
  };
}
