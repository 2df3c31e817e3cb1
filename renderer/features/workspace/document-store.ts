import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { policyContent } from '../../../shared/contract/workspace.ts';
import { failedWith, failureMessage } from '../../window-client.ts';
import type { WindowClient } from '../../window-client.ts';
import { createDraftTimers } from './draft-timers.ts';
import { afterFileCheck } from './file-check.ts';
import { neighbourOf, withTab } from './open-tabs.ts';
import { isDirty } from './policy-document.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { Outcome } from './workspace-store.ts';

/** The open policies, the one in the editor among them, or why there is none. */
export interface DocumentState {
  /** The policy in the editor. */
  readonly document: PolicyDocument | null;
  /** Every policy whose text is here. */
  readonly documents: readonly PolicyDocument[];
  /** The names of the open policies from left to right; those from the last run are read once they are shown. */
  readonly tabs: readonly string[];
  readonly opening: string | null;
  readonly problem: string | null;
}

/** The texts of the open policies: kept while typing, saved on demand. */
export interface DocumentStore {
  readonly store: StoreApi<DocumentState>;
  /** Shows a policy, in a tab of its own. */
  readonly open: (name: string) => Promise<void>;
  /** Takes in the text of the shown policy after a keystroke. */
  readonly type: (text: string) => void;
  /** Writes the file of the shown policy. */
  readonly save: () => Promise<void>;
  /** Ends a conflict by writing the text on screen over the changed file. */
  readonly keepMine: () => Promise<void>;
  /** Shows the file's text in the place of the unsaved one, which undoing brings back. */
  readonly takeFile: () => Promise<void>;
  /** Looks at the files of all open policies and lets their texts follow. */
  readonly check: () => Promise<void>;
  /** The person has read what happened to the file of the shown policy. */
  readonly dismissOutside: () => void;
  /** Keeps what is not kept yet, at once. */
  readonly flush: () => Promise<void>;
  /** Closes a policy; its unsaved text stays kept. */
  readonly closeTab: (name: string) => Promise<void>;
  /** Gives a policy another name, whether or not it is open. */
  readonly rename: (name: string, newName: string) => Promise<Outcome>;
  /** Deletes a policy, whether or not it is open. */
  readonly remove: (name: string) => Promise<Outcome>;
  /** Opens the tabs of an earlier run and shows one of them. */
  readonly restore: (tabs: readonly string[], active: string | null) => Promise<void>;
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

const retryMilliseconds = 2000;

/** Creates the store of the open policies. */
export function createDocumentStore(client: WindowClient, clock: DocumentClock): DocumentStore {
  const nothing: DocumentState = { document: null, documents: [], tabs: [], opening: null, problem: null };
  const store = createStore<DocumentState>(() => nothing);
  const shown = new Map<string, { readonly key: string; readonly text: string }>();
  const timers = createDraftTimers(clock, (key) => void keep(key));
  let openings = 0;
  // Main compares sequences since it last opened the policy, so they may begin anew with the window.
  let sequence = 0;
  // One write at a time, in order: a draft that lands after a save would bring the unsaved mark back.
  let writing: Promise<unknown> = Promise.resolve();

  function byKey(key: string): PolicyDocument | null {
    return store.getState().documents.find((one) => one.key === key) ?? null;
  }

  function change(part: Partial<PolicyDocument>, key: string): void {
    const { documents, document } = store.getState();
    const changed = documents.map((one) => (one.key === key ? { ...one, ...part } : one));
    const active = document?.key === key ? (changed.find((one) => one.key === key) ?? null) : document;
    store.setState({ documents: changed, document: active });
  }

  function activate(document: PolicyDocument): void {
    const { tabs, document: before } = store.getState();
    const withIt = withTab(tabs, document.name, before?.name ?? null);
    store.setState({ document, tabs: withIt, opening: null, problem: null });
  }

  function show(content: PolicyContent): void {
    const known = shown.get(content.name);
    if (known?.text !== content.text) openings += 1;
    // A text that is shown again as it was left gets its undo history back.
    const key = known?.text === content.text ? known.key : `${openings}:${content.name}`;
    const document = documentOf(content, key, null);
    const { documents } = store.getState();
    store.setState({ documents: [...documents.filter(({ name }) => name !== content.name), document] });
    activate(document);
  }

  /** Shows a text in the place of the one on screen, so that the editor can go back to that. */
  function replace(content: PolicyContent): void {
    const document = store.getState().documents.find(({ name }) => name === content.name);
    if (document === undefined) {
      show(content);
      return;
    }
    openings += 1;
    timers.stop(document.key);
    change(documentOf(content, document.key, { text: content.text, nonce: openings }), document.key);
    store.setState({ opening: null, problem: null });
  }

  function drop(name: string): void {
    const { documents, document, tabs } = store.getState();
    const gone = documents.find((one) => one.name === name);
    if (gone !== undefined) timers.stop(gone.key);
    store.setState({
      documents: documents.filter((one) => one !== gone),
      tabs: tabs.filter((one) => one !== name),
      document: document?.name === name ? null : document,
    });
  }

  function inOrder<Result>(write: () => Promise<Result>): Promise<Result> {
    const result = writing.then(write, write);
    writing = result.catch(() => undefined);
    return result;
  }

  function keep(key: string): Promise<void> {
    timers.stop(key);
    return inOrder(() => keepNow(key));
  }

  async function keepNow(key: string): Promise<void> {
    const document = byKey(key);
    if (document === null || document.save.state === 'saved' || document.save.state === 'kept') return;
    const { name, text, baseHash } = document;
    try {
      sequence += 1;
      await client.call('policies.keepDraft', { name, text, baseHash, sequence });
    } catch (error) {
      change({ save: { state: 'failed', message: failureMessage(error) } }, key);
      if (byKey(key) !== null) timers.start(key, retryMilliseconds);
      return;
    }
    const after = byKey(key);
    if (after === null || after.text !== text || after.save.state === 'conflict') return;
    change({ save: { state: isDirty(after) ? 'kept' : 'saved' } }, key);
  }

  async function saveNow(key: string): Promise<void> {
    const document = byKey(key);
    if (document === null) return;
    const { name, text, baseHash } = document;
    change({ save: { state: 'saving' } }, key);
    try {
      const saved = await client.call('policies.save', { name, text, baseHash });
      change({ baseHash: saved.baseHash, fileText: text, problem: null, outside: null }, key);
      const after = byKey(key);
      if (after === null) return;
      if (after.text === text) change({ save: { state: 'saved' } }, key);
      else {
        change({ save: { state: 'typed' } }, key);
        timers.typed(key);
      }
    } catch (error) {
      const conflict = failedWith(error, 'conflict');
      change(
        { save: conflict ? { state: 'conflict' } : { state: 'failed', message: failureMessage(error) } },
        key,
      );
    }
  }

  async function checkNow(key: string): Promise<void> {
    const before = byKey(key);
    if (before === null) return;
    const { name, baseHash: knownHash } = before;
    const file = await client.call('policies.readFile', { name, knownHash }).catch(() => null);
    const document = byKey(key);
    // Where it can't be asked for now, the next look will tell.
    if (file === null || document === null || document.name !== name) return;
    const outcome = afterFileCheck(document, file);
    if (outcome === null) return;
    if ('reload' in outcome) {
      const { text, hash } = outcome.reload;
      replace({ name, text, baseHash: hash, draft: false, problem: null });
      change({ outside: 'reloaded' }, key);
      return;
    }
    change(outcome.change, key);
    if (outcome.keep) timers.start(key, 0);
  }

  async function flush(): Promise<void> {
    for (const { key, save } of store.getState().documents) {
      if (save.state === 'typed' || timers.isRunning(key)) void keep(key);
    }
    await writing;
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

  async function open(name: string): Promise<void> {
    const { documents, document } = store.getState();
    const loaded = documents.find((one) => one.name === name);
    if (loaded === undefined) return await ask(name, 'policies.open', show);
    if (loaded !== document) activate(loaded);
    await inOrder(() => checkNow(loaded.key));
  }

  /** Shows the tab beside one that goes. */
  async function leave(name: string, go: () => void): Promise<void> {
    const { tabs, document } = store.getState();
    const next = document?.name === name ? neighbourOf(tabs, name) : null;
    go();
    if (next !== null) await open(next);
  }

  /** Does something to a policy's file when its text is kept and nothing else is written. */
  async function toFile(work: () => Promise<unknown>): Promise<Outcome> {
    await flush();
    try {
      await inOrder(work);
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: failureMessage(error) };
    }
  }

  return {
    store,
    flush,
    open,
    type(text) {
      const { document } = store.getState();
      if (document === null || document.text === text) return;
      const { save, outside } = document;
      const stays = save.state === 'conflict' || save.state === 'saving';
      const read = outside === 'reloaded' ? null : outside;
      change({ text, save: stays ? save : { state: 'typed' }, outside: read }, document.key);
      timers.typed(document.key);
    },
    async save() {
      const { document } = store.getState();
      if (document === null) return;
      timers.stop(document.key);
      await inOrder(() => saveNow(document.key));
    },
    async keepMine() {
      const shownNow = store.getState().document;
      if (shownNow === null) return;
      const { key } = shownNow;
      await inOrder(async () => {
        const document = byKey(key);
        if (document === null) return;
        const { name, text } = document;
        try {
          const baseHash = await newestFile(name);
          sequence += 1;
          await client.call('policies.keepDraft', { name, text, baseHash, sequence });
          change({ baseHash }, key);
          await saveNow(key);
        } catch (error) {
          change({ save: { state: 'failed', message: failureMessage(error) } }, key);
        }
      });
    },
    async takeFile() {
      const { document } = store.getState();
      if (document !== null) await ask(document.name, 'policies.discardDraft', replace);
    },
    async check() {
      for (const { key } of store.getState().documents) void inOrder(() => checkNow(key));
      await writing;
    },
    dismissOutside() {
      const { document } = store.getState();
      if (document !== null) change({ outside: null }, document.key);
    },
    async closeTab(name) {
      await flush();
      const document = store.getState().documents.find((one) => one.name === name);
      if (document?.save.state === 'failed') {
        store.setState({ problem: `"${name}" stays open, because its text is only here: save it first.` });
        return;
      }
      if (document !== undefined) shown.set(name, { key: document.key, text: document.text });
      await leave(name, () => drop(name));
    },
    async rename(name, newName) {
      return await toFile(async () => {
        await client.call('policies.rename', { name, newName });
        shown.delete(name);
        const { documents, document, tabs } = store.getState();
        const named = documents.map((one) => (one.name === name ? { ...one, name: newName } : one));
        store.setState({
          documents: named,
          document: named.find(({ key }) => key === document?.key) ?? null,
          tabs: tabs.map((one) => (one === name ? newName : one)),
        });
      });
    },
    async remove(name) {
      const outcome = await toFile(() => client.call('policies.delete', { name }));
      if (outcome.ok) {
        shown.delete(name);
        await leave(name, () => drop(name));
      }
      return outcome;
    },
    async restore(tabs, active) {
      store.setState({ tabs: [...new Set(tabs)] });
      if (active !== null) await open(active);
    },
    async close() {
      await flush();
      for (const { key } of store.getState().documents) timers.stop(key);
      shown.clear();
      store.setState(nothing);
    },
  };
}

function documentOf(
  content: PolicyContent,
  key: string,
  replacement: PolicyDocument['replacement'],
): PolicyDocument {
  const { name, text, baseHash, problem } = content;
  const unsaved = content.draft || baseHash === null;
  return {
    key,
    name,
    text,
    replacement,
    fileText: unsaved ? null : text,
    baseHash,
    save: { state: unsaved ? 'kept' : 'saved' },
    problem,
    outside: null,
  };
}
