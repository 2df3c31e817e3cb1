import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../../../renderer/features/workspace/document-store.ts';
import { isDirty } from '../../../../renderer/features/workspace/policy-document.ts';
import type { DocumentStore } from '../../../../renderer/features/workspace/document-store.ts';
import type { PolicyDocument } from '../../../../renderer/features/workspace/policy-document.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient, settled } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';
import { createScriptedTime } from '../../scripted-time.ts';
import type { ScriptedTime } from '../../scripted-time.ts';

const hash = 'a'.repeat(64);
const newHash = 'b'.repeat(64);
const name = 'ci.policy.json';
const other = 'other.policy.json';

interface Stage extends ScriptedClient {
  readonly documents: DocumentStore;
  readonly time: ScriptedTime;
  readonly shown: () => PolicyDocument;
}

async function openStage(text = '{}', draft = false): Promise<Stage> {
  const scripted = createScriptedClient();
  const time = createScriptedTime();
  const documents = createDocumentStore(scripted.client, time);
  void documents.open('ci.policy.json');
  await settled();
  await scripted
    .last('policies.open')
    .answer({ name: 'ci.policy.json', text, baseHash: hash, draft, problem: null });
  return {
    ...scripted,
    documents,
    time,
    shown() {
      const { document } = documents.store.getState();
      if (document === null) throw new Error('no policy is open');
      return document;
    },
  };
}

const kept = (stage: Stage): readonly unknown[] =>
  stage.calls.filter(({ method }) => method === 'policies.keepDraft').map(({ input }) => input);

async function conflict(): Promise<Stage> {
  const stage = await openStage();
  stage.documents.type('mine');
  void stage.documents.save();
  await settled();
  await stage.last('policies.save').refuse(new RpcError('conflict', 'It was changed.'));
  return stage;
}

describe('the text of the open policy', () => {
  it('is kept a quarter of a second after the last keystroke', async () => {
    const stage = await openStage();
    stage.documents.type('{ ');
    stage.time.pass(249);
    await settled();
    expect(kept(stage)).toEqual([]);
    stage.time.pass(1);
    await settled();
    expect(kept(stage)).toEqual([{ name: 'ci.policy.json', text: '{ ', baseHash: hash, sequence: 1 }]);
  });

  it('is kept every 800 ms while somebody types without a pause', async () => {
    const stage = await openStage();
    for (let keystroke = 0; keystroke < 30; keystroke += 1) {
      stage.documents.type(`{${' '.repeat(keystroke + 1)}`);
      stage.time.pass(100);
      await settled();
      if (stage.calls.at(-1)?.method === 'policies.keepDraft') await stage.calls.at(-1)?.answer({});
    }
    expect(kept(stage).length).toBeGreaterThanOrEqual(3);
  });

  it('says that it is kept only once main has answered', async () => {
    const stage = await openStage();
    stage.documents.type('{ }');
    stage.time.pass(250);
    await settled();
    expect(stage.shown().save.state).toBe('typed');
    await stage.last('policies.keepDraft').answer({});
    expect(stage.shown().save.state).toBe('kept');
    expect(isDirty(stage.shown())).toBe(true);
  });

  it('numbers each keeping above the one before', async () => {
    const stage = await openStage();
    for (const text of ['1', '2']) {
      stage.documents.type(text);
      stage.time.pass(250);
      await settled();
      await stage.last('policies.keepDraft').answer({});
    }
    expect(kept(stage).map((input) => (input as { sequence: number }).sequence)).toEqual([1, 2]);
  });

  it('stays on screen and is tried again where it can’t be kept', async () => {
    const stage = await openStage();
    stage.documents.type('{ }');
    stage.time.pass(250);
    await settled();
    await stage.last('policies.keepDraft').refuse(new RpcError('storage', 'The disk is full.'));
    expect(stage.shown()).toMatchObject({
      text: '{ }',
      save: { state: 'failed', message: 'The disk is full.' },
    });
    stage.time.pass(2000);
    await settled();
    expect(kept(stage)).toHaveLength(2);
    await stage.last('policies.keepDraft').answer({});
    expect(stage.shown().save.state).toBe('kept');
  });

  it('is saved only after a keeping that is under way, so that no late draft follows the save', async () => {
    const stage = await openStage();
    stage.documents.type('{ }');
    stage.time.pass(250);
    await settled();
    void stage.documents.save();
    await settled();
    expect(stage.calls.at(-1)?.method).toBe('policies.keepDraft');
    await stage.last('policies.keepDraft').answer({});
    expect(stage.last('policies.save').input).toEqual({
      name: 'ci.policy.json',
      text: '{ }',
      baseHash: hash,
    });
    await stage.last('policies.save').answer({ baseHash: newHash });
    expect(stage.shown()).toMatchObject({ save: { state: 'saved' }, baseHash: newHash, fileText: '{ }' });
    stage.time.pass(5000);
    await settled();
    expect(kept(stage)).toHaveLength(1);
  });

  it('stays unsaved where somebody went on typing while it was saved', async () => {
    const stage = await openStage();
    stage.documents.type('one');
    void stage.documents.save();
    await settled();
    stage.documents.type('two');
    await stage.last('policies.save').answer({ baseHash: newHash });
    expect(stage.shown()).toMatchObject({ text: 'two', save: { state: 'typed' } });
    stage.time.pass(250);
    await settled();
    expect(kept(stage).at(-1)).toMatchObject({ text: 'two', baseHash: newHash });
  });

  it('keeps text and mark where the save fails', async () => {
    const stage = await openStage();
    stage.documents.type('one');
    void stage.documents.save();
    await settled();
    await stage.last('policies.save').refuse(new RpcError('storage', 'The folder is read-only.'));
    expect(stage.shown()).toMatchObject({
      text: 'one',
      save: { state: 'failed', message: 'The folder is read-only.' },
    });
    expect(isDirty(stage.shown())).toBe(true);
  });

  it('is no longer unsaved once it equals the file again', async () => {
    const stage = await openStage('{}');
    stage.documents.type('{ }');
    stage.documents.type('{}');
    expect(isDirty(stage.shown())).toBe(false);
    stage.time.pass(250);
    await settled();
    await stage.last('policies.keepDraft').answer({});
    expect(stage.shown().save.state).toBe('saved');
  });

  it('opens as unsaved where main had kept text that the file does not have', async () => {
    const stage = await openStage('{ }', true);
    expect(isDirty(stage.shown())).toBe(true);
  });
});

describe('a file that was changed outside', () => {
  const theirs = { name: 'ci.policy.json', text: 'theirs', baseHash: newHash, draft: false, problem: null };

  it('is written over with the text on screen only where the person says so', async () => {
    const stage = await conflict();
    expect(stage.shown()).toMatchObject({ text: 'mine', save: { state: 'conflict' } });
    void stage.documents.keepMine();
    await settled();
    await stage.last('policies.discardDraft').answer(theirs);
    await stage.last('policies.keepDraft').answer({});
    expect(stage.last('policies.save').input).toEqual({
      name: 'ci.policy.json',
      text: 'mine',
      baseHash: newHash,
    });
    await stage.last('policies.save').answer({ baseHash: hash });
    expect(stage.shown()).toMatchObject({ text: 'mine', save: { state: 'saved' } });
  });

  it('is written anew where the file is gone, and its text stays where the person would rather have the file', async () => {
    const gone = new RpcError('not_found', 'The file is no longer there.');
    const stage = await conflict();
    void stage.documents.takeFile();
    await settled();
    await stage.last('policies.discardDraft').refuse(gone);
    expect(stage.shown().text).toBe('mine');
    expect(stage.documents.store.getState().problem).toBe('The file is no longer there.');
    void stage.documents.keepMine();
    await settled();
    await stage.last('policies.discardDraft').refuse(gone);
    await stage.last('policies.keepDraft').answer({});
    expect(stage.last('policies.save').input).toMatchObject({ text: 'mine', baseHash: null });
  });

  it('takes the place of the text on screen as a step that can be undone, where the person says so', async () => {
    const stage = await conflict();
    const before = stage.shown();
    void stage.documents.takeFile();
    await settled();
    await stage.last('policies.discardDraft').answer(theirs);
    expect(stage.shown()).toMatchObject({ key: before.key, text: 'theirs', save: { state: 'saved' } });
    expect(stage.shown().replacement?.text).toBe('theirs');
    // Undone, the text is typed again as far as the store can see, and grows from the file that is there now.
    stage.documents.type('mine');
    stage.time.pass(250);
    await settled();
    expect(kept(stage).at(-1)).toMatchObject({ text: 'mine', baseHash: newHash });
  });

  it('takes the place of the text on screen again each time it is asked for', async () => {
    const stage = await conflict();
    const nonces = new Set<number | undefined>();
    for (const text of ['first', 'second']) {
      void stage.documents.takeFile();
      await settled();
      await stage.last('policies.discardDraft').answer({ ...theirs, text });
      nonces.add(stage.shown().replacement?.nonce);
    }
    expect(nonces.size).toBe(2);
    expect(nonces).not.toContain(undefined);
  });
});

describe('opening another policy', () => {
  it('keeps the text of the present one first', async () => {
    const stage = await openStage();
    stage.documents.type('{ }');
    void stage.documents.open('other.policy.json');
    await settled();
    expect(kept(stage)).toHaveLength(1);
    await stage.last('policies.keepDraft').answer({});
    expect(stage.last('policies.open').input).toEqual({ name: 'other.policy.json' });
  });

  it('leaves the present one on screen where it fails', async () => {
    const stage = await openStage();
    void stage.documents.open('gone.policy.json');
    await settled();
    await stage.last('policies.open').refuse(new RpcError('not_found', 'There is no "gone.policy.json".'));
    expect(stage.shown().name).toBe('ci.policy.json');
    expect(stage.documents.store.getState().problem).toBe('There is no "gone.policy.json".');
  });

  it('gives a text that is opened again as it was left its undo history back', async () => {
    const stage = await openStage('one');
    const first = stage.shown().key;
    for (const [text, same] of [
      ['one', true],
      ['changed outside', false],
    ] as const) {
      await stage.documents.closeTab(name);
      expect(stage.documents.store.getState()).toMatchObject({ document: null, tabs: [] });
      void stage.documents.open(name);
      await settled();
      await stage.last('policies.open').answer({ name, text, baseHash: hash, draft: false, problem: null });
      expect(stage.shown().key === first).toBe(same);
    }
  });

  it('begins with no undo history where the policies were closed, for another folder has other files', async () => {
    const stage = await openStage('one');
    const first = stage.shown().key;
    await stage.documents.close();
    void stage.documents.open('ci.policy.json');
    await settled();
    await stage
      .last('policies.open')
      .answer({ name: 'ci.policy.json', text: 'one', baseHash: hash, draft: false, problem: null });
    expect(stage.shown().key).not.toBe(first);
  });
});

/** Two open policies, the second of them in the editor. */
async function openTwo(): Promise<Stage> {
  const stage = await openStage('one');
  void stage.documents.open(other);
  await settled();
  await stage
    .last('policies.open')
    .answer({ name: other, text: 'two', baseHash: newHash, draft: false, problem: null });
  return stage;
}

const calls = (stage: Stage, method: string): number =>
  stage.calls.filter((call) => call.method === method).length;

describe('several open policies', () => {
  it('stand in tabs, and are shown again without reading their text anew', async () => {
    const stage = await openTwo();
    stage.documents.type('two, typed');
    expect(stage.documents.store.getState().tabs).toEqual([name, other]);
    void stage.documents.open(name);
    expect(stage.shown()).toMatchObject({ name, text: 'one' });
    void stage.documents.open(other);
    expect(stage.shown()).toMatchObject({ name: other, text: 'two, typed', save: { state: 'typed' } });
    expect(calls(stage, 'policies.open')).toBe(2);
  });

  it('keep what was typed in each, whichever is shown', async () => {
    const stage = await openTwo();
    stage.documents.type('two, typed');
    void stage.documents.open(name);
    stage.documents.type('one, typed');
    stage.time.pass(250);
    for (const file of ['policies.readFile', 'policies.keepDraft', 'policies.keepDraft']) {
      await settled();
      await stage.last(file).answer(file === 'policies.readFile' ? { state: 'same' } : {});
    }
    expect(kept(stage)).toMatchObject([
      { name: other, text: 'two, typed', baseHash: newHash },
      { name, text: 'one, typed', baseHash: hash },
    ]);
  });

  it('leave their place to the tab beside them when they are closed', async () => {
    const stage = await openTwo();
    void stage.documents.closeTab(other);
    await settled();
    expect(stage.documents.store.getState()).toMatchObject({ tabs: [name], document: { name } });
  });

  it('are not closed while their text can’t be kept', async () => {
    const stage = await openTwo();
    stage.documents.type('two, typed');
    void stage.documents.closeTab(other);
    await settled();
    await stage.last('policies.keepDraft').refuse(new RpcError('storage', 'The disk is full.'));
    expect(stage.documents.store.getState()).toMatchObject({
      tabs: [name, other],
      document: { name: other },
    });
    expect(stage.documents.store.getState().problem).toContain('stays open');
  });

  it('keep text, undo history and tab under another name', async () => {
    const stage = await openTwo();
    const { key } = stage.shown();
    stage.documents.type('two, typed');
    const renamed = stage.documents.rename(other, 'new.policy.json');
    await settled();
    await stage.last('policies.keepDraft').answer({});
    await stage.last('policies.rename').answer({});
    expect(await renamed).toEqual({ ok: true });
    expect(stage.shown()).toMatchObject({ key, name: 'new.policy.json', text: 'two, typed' });
    expect(stage.documents.store.getState().tabs).toEqual([name, 'new.policy.json']);
  });

  it('keep their old name where the new one is refused', async () => {
    const stage = await openTwo();
    const renamed = stage.documents.rename(other, name);
    await settled();
    await stage.last('policies.rename').refuse(new RpcError('conflict', 'It is taken.'));
    expect(await renamed).toEqual({ ok: false, problem: 'It is taken.' });
    expect(stage.shown().name).toBe(other);
  });

  it('go from their tabs when they are deleted, and nothing of them is kept afterwards', async () => {
    const stage = await openTwo();
    stage.documents.type('two, typed');
    void stage.documents.remove(other);
    await settled();
    await stage.last('policies.keepDraft').answer({});
    await stage.last('policies.delete').answer({});
    expect(stage.documents.store.getState()).toMatchObject({ tabs: [name], document: { name } });
    stage.time.pass(5000);
    await settled();
    expect(kept(stage)).toHaveLength(1);
  });

  it('from an earlier run are read once they are shown', async () => {
    const { client, calls: made, last } = createScriptedClient();
    const documents = createDocumentStore(client, createScriptedTime());
    void documents.restore([name, other], other);
    await settled();
    expect(made.map(({ input }) => input)).toEqual([{ name: other }]);
    await last('policies.open').answer({
      name: other,
      text: '{}',
      baseHash: hash,
      draft: false,
      problem: null,
    });
    expect(documents.store.getState()).toMatchObject({ tabs: [name, other], document: { name: other } });
  });
});

async function checked(stage: Stage, file: object): Promise<void> {
  void stage.documents.check();
  await settled();
  await stage.last('policies.readFile').answer(file);
}

describe('looking at the file of an open policy', () => {
  const theirs = { state: 'text', text: 'theirs', hash: newHash } as const;

  it('shows its new text where nobody had changed the old one, as a step that can be undone', async () => {
    const stage = await openStage('{}');
    const { key } = stage.shown();
    await checked(stage, theirs);
    expect(stage.shown()).toMatchObject({
      key,
      text: 'theirs',
      baseHash: newHash,
      outside: 'reloaded',
      save: { state: 'saved' },
      replacement: { text: 'theirs' },
    });
    // Undone in the editor, the old text is typed again and grows from the new file.
    stage.documents.type('{}');
    expect(stage.shown()).toMatchObject({ outside: null, baseHash: newHash, save: { state: 'typed' } });
  });

  it('never touches typed text, but says that there are two', async () => {
    const stage = await openStage('{}');
    stage.documents.type('mine');
    await checked(stage, theirs);
    expect(stage.shown()).toMatchObject({ text: 'mine', baseHash: hash, save: { state: 'conflict' } });
    await checked(stage, { state: 'same' });
    expect(stage.shown()).toMatchObject({ text: 'mine', save: { state: 'typed' } });
  });

  it('sees no difference where somebody else wrote the very text on screen', async () => {
    const stage = await openStage('{}');
    stage.documents.type('theirs');
    await checked(stage, theirs);
    stage.time.pass(0);
    await settled();
    await stage.last('policies.keepDraft').answer({});
    expect(stage.shown()).toMatchObject({ baseHash: newHash, save: { state: 'saved' } });
  });

  it('keeps the text of a file that is gone, which saving writes anew', async () => {
    const stage = await openStage('{}');
    await checked(stage, { state: 'absent' });
    expect(stage.shown()).toMatchObject({ text: '{}', baseHash: null, outside: 'deleted' });
    stage.time.pass(0);
    await settled();
    expect(kept(stage)).toMatchObject([{ name, text: '{}', baseHash: null }]);
    await stage.last('policies.keepDraft').answer({});
    void stage.documents.save();
    await settled();
    expect(stage.last('policies.save').input).toEqual({ name, text: '{}', baseHash: null });
    await stage.last('policies.save').answer({ baseHash: newHash });
    expect(stage.shown()).toMatchObject({ outside: null, save: { state: 'saved' } });
  });

  it('waits for a save that is under way, whose file is no surprise', async () => {
    const stage = await openStage('{}');
    stage.documents.type('mine');
    void stage.documents.save();
    void stage.documents.check();
    await settled();
    expect(calls(stage, 'policies.readFile')).toBe(0);
    await stage.last('policies.save').answer({ baseHash: newHash });
    expect(stage.last('policies.readFile').input).toEqual({ name, knownHash: newHash });
  });
});
