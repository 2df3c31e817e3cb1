import { always } from '../../commands/command-actions.ts';
import type { CommandActions } from '../../commands/command-actions.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import type { DocumentStore } from './document-store.ts';

/** The commands around policy files. */
export type WorkspaceCommandId =
  | 'policy.new'
  | 'policy.open'
  | 'workspace.open'
  | 'policy.save'
  | 'policy.keepMine'
  | 'policy.goTo';

/** The actions around policy files. */
export function workspaceCommands(
  document: DocumentStore,
  window: WindowStore,
): CommandActions<WorkspaceCommandId> {
  const noPolicy = () => (document.store.getState().document === null ? 'No policy is open.' : null);
  return {
    'policy.new': always(() => window.openDialog('newPolicy')),
    'policy.open': always(() => window.openDialog('policies')),
    'workspace.open': always(() => window.openDialog('folder')),
    'policy.save': { refusal: noPolicy, run: () => document.save() },
    'policy.keepMine': {
      refusal: () =>
        document.store.getState().document?.save.state === 'conflict'
          ? null
          : 'The open policy was not changed outside of Latchkey.',
      run: () => document.keepMine(),
    },
    'policy.goTo': { refusal: noPolicy, run: () => window.openDialog('permissions') },
  };
}
