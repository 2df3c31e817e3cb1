import type { CommandAction, CommandActions } from '../../commands/command-actions.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import type { DocumentStore } from '../workspace/document-store.ts';

/** The commands around the request that creates a key. */
export type KeyRequestCommandId = 'policy.copyRequest' | 'policy.pasteRequest';

/** The actions around the request that creates a key with the open policy. */
export function keyRequestCommands(
  document: DocumentStore,
  window: WindowStore,
): CommandActions<KeyRequestCommandId> {
  function opening(dialog: 'copyRequest' | 'pasteRequest'): CommandAction {
    return {
      refusal: () => (document.store.getState().document === null ? 'Open a policy first.' : null),
      run: () => window.openDialog(dialog),
    };
  }
  return { 'policy.copyRequest': opening('copyRequest'), 'policy.pasteRequest': opening('pasteRequest') };
}
