import type { z } from 'zod';
import type { windowRequest } from '../../shared/contract/desktop.ts';
import type { CommandId } from '../../shared/commands/command-table.ts';
import type { Application } from '../application.ts';
import type { Commands } from '../commands/commands.ts';
import type { DocumentStore } from '../features/workspace/document-store.ts';
import type { WindowStore } from './window-store.ts';

type WindowRequest = z.output<typeof windowRequest>;

/** What the requests of the desktop act on. */
export interface DesktopTargets extends Pick<
  Application,
  'connection' | 'document' | 'openFolder' | 'openPolicyOf'
> {
  readonly window: WindowStore;
}

/** Does what the desktop asks of the window, such as what was chosen in a menu, for as long as main answers. */
export function followDesktop(targets: DesktopTargets, commands: Commands): void {
  const { connection, document, window } = targets;
  const { client } = connection;
  let following = new AbortController();

  async function follow({ signal }: AbortController): Promise<void> {
    try {
      while (!signal.aborted) {
        const request = await client.call('desktop.nextRequest', {}, { signal });
        void perform(request).catch(() => undefined);
      }
    } catch {
      // The connection is gone, which the window says elsewhere; a new one is followed anew.
    }
  }

  async function perform(request: WindowRequest): Promise<void> {
    switch (request.kind) {
      case 'command':
        if (!actedOnField(request.id)) commands.run(request.id);
        return;
      case 'openFolder':
        tell((await targets.openFolder(request.folder)).problem);
        return;
      case 'openPolicy':
        tell((await targets.openPolicyOf(request.folder, request.name)).problem);
        return;
      case 'tell':
        tell(request.sentence);
        return;
      case 'failed':
        window.tellFailure({ sentence: request.sentence, report: request.report });
        await document.flush();
        return;
      case 'flush':
        await document.flush();
        await client.call('desktop.flushed', { kept: isKept(document) });
    }
  }

  function tell(sentence: string | null): void {
    if (sentence !== null) window.notify([sentence]);
  }

  connection.store.subscribe((state, before) => {
    if (state.phase !== 'ready' || before.phase === 'ready') return;
    following.abort();
    following = new AbortController();
    void follow(following);
  });
}

function isKept({ store }: DocumentStore): boolean {
  const { documents } = store.getState();
  return documents.every(({ save }) => save.state !== 'failed' && save.state !== 'typed');
}

/** Undo and redo belong to the text field that has the focus, where one has: a dialog's, not the editor's behind it. */
function actedOnField(id: CommandId): boolean {
  const field = globalThis.document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField || field.closest('.monaco-editor') !== null) return false;
  if (id === 'edit.undo') return globalThis.document.execCommand('undo');
  return id === 'edit.redo' && globalThis.document.execCommand('redo');
}
