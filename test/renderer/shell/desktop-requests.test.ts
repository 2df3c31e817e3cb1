import { describe, expect, it } from 'vitest';
import { followDesktop } from '../../../renderer/shell/desktop-requests.ts';
import { createConnection } from '../../../renderer/connection.ts';
import { createDocumentStore } from '../../../renderer/features/workspace/document-store.ts';
import { createWindowStore } from '../../../renderer/shell/window-store.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { createScriptedClient, settled } from '../scripted-client.ts';
import { createScriptedTime } from '../scripted-time.ts';

const session = { host: 'electron', version: '1', folderDialog: true, recovery: null, notices: [] };

async function follow(problem: string | null = null) {
  const scripted = createScriptedClient();
  const { client } = scripted;
  const connection = createConnection(() => Promise.resolve({ client, onClose: () => undefined }));
  const document = createDocumentStore(client, createScriptedTime());
  const window = createWindowStore();
  const happened: string[] = [];
  function opened(what: string): Promise<{ readonly problem: string | null }> {
    happened.push(what);
    return Promise.resolve({ problem });
  }
  const targets = {
    connection,
    document,
    window,
    openFolder: (folder: string) => opened(folder),
    openPolicyOf: (folder: string, name: string) => opened(`${folder}/${name}`),
  };
  const commands = { run: (id: string) => happened.push(id), refusal: () => null, press: () => false };
  followDesktop(targets, commands);
  void connection.start();
  await settled();
  await scripted.last('session.start').answer(session);
  return { ...scripted, document, window, happened };
}

describe('the requests of the desktop', () => {
  it('are done, and asked for again', async () => {
    const { last, calls, happened } = await follow();
    await last('desktop.nextRequest').answer({ kind: 'openFolder', folder: '/keys' });
    await last('desktop.nextRequest').answer({ kind: 'openPolicy', folder: '/keys', name: 'ci.policy.json' });
    expect(happened).toEqual(['/keys', '/keys/ci.policy.json']);
    expect(calls.filter(({ method }) => method === 'desktop.nextRequest')).toHaveLength(3);
  });

  it('tell the person why something was not opened', async () => {
    const { last, window } = await follow('There is no folder /keys: check the path.');
    await last('desktop.nextRequest').answer({ kind: 'openFolder', folder: '/keys' });
    await last('desktop.nextRequest').answer({ kind: 'tell', sentence: 'notes.json was not opened.' });
    expect(window.store.getState().notices).toEqual([
      'There is no folder /keys: check the path.',
      'notes.json was not opened.',
    ]);
  });

  it('before the window closes say whether what was typed is kept', async () => {
    const { last, document } = await follow();
    const opening = document.open('ci.policy.json');
    await settled();
    await last('policies.open').answer({
      name: 'ci.policy.json',
      text: '{}',
      baseHash: 'a'.repeat(64),
      draft: false,
      problem: null,
    });
    await opening;
    document.type('{ }');
    await last('desktop.nextRequest').answer({ kind: 'flush' });
    await last('policies.keepDraft').answer({});
    expect(last('desktop.flushed').input).toEqual({ kept: true });
    document.type('{  }');
    await last('desktop.nextRequest').answer({ kind: 'flush' });
    await last('policies.keepDraft').refuse(new RpcError('storage', 'The disk is full.'));
    expect(last('desktop.flushed').input).toEqual({ kept: false });
  });

  it('case 56: tell of an unexpected failure once what was typed is being kept', async () => {
    const { last, calls, document, window } = await follow();
    const opening = document.open('ci.policy.json');
    await settled();
    await last('policies.open').answer({
      name: 'ci.policy.json',
      text: '{}',
      baseHash: 'a'.repeat(64),
      draft: false,
      problem: null,
    });
    await opening;
    document.type('{ }');
    expect(calls.some(({ method }) => method === 'policies.keepDraft')).toBe(false);
    const failed = { kind: 'failed', sentence: 'Something unexpected happened.', report: 'TypeError' };
    await last('desktop.nextRequest').answer(failed);
    expect(last('policies.keepDraft').input).toMatchObject({ text: '{ }' });
    expect(window.store.getState().failure).toEqual({ sentence: failed.sentence, report: failed.report });
  });

  it('end with the connection', async () => {
    const { last, calls } = await follow();
    await last('desktop.nextRequest').refuse(new RpcError('unavailable', 'Gone.'));
    expect(calls.filter(({ method }) => method === 'desktop.nextRequest')).toHaveLength(1);
  });
});
