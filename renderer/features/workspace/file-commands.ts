import type { Application } from '../../application.ts';
import type { CommandAction, CommandActions } from '../../commands/command-actions.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import { isDirty } from './policy-document.ts';
import { workspaceMessages } from './messages.ts';
import type { FileOutcome } from './workspace-store.ts';

/** The commands around whole policy files, their tabs and their history. */
export type FileCommandId =
  | 'policy.rename'
  | 'policy.duplicate'
  | 'policy.delete'
  | 'policy.undelete'
  | 'policy.copyPath'
  | 'policy.close'
  | 'policy.reload'
  | 'policy.compare'
  | 'history.show';

/** What these commands act on. */
export interface FileCommandTargets extends Pick<
  Application,
  'document' | 'files' | 'history' | 'workspace'
> {
  readonly window: WindowStore;
}

/** Their actions: on the policy whose row has the focus, else on the one in the editor. */
export function fileCommands(
  targets: FileCommandTargets,
  tell: (sentence: string) => void,
): CommandActions<FileCommandId> {
  const { document, files, history, workspace, window } = targets;

  const shown = (): string | null => document.store.getState().document?.name ?? null;
  const target = (): string | null => files.store.getState().chosen ?? shown();

  async function show(outcome: FileOutcome): Promise<void> {
    if (outcome.ok) {
      files.tell(null);
      await document.open(outcome.name);
    } else files.tell({ text: outcome.problem, tone: 'problem', undo: false });
  }

  return {
    'policy.rename': on(target, (name) => {
      files.reveal(name);
      files.beginRenaming(name);
    }),
    'policy.duplicate': on(target, async (name) => {
      await document.flush();
      await show(await workspace.duplicate(name));
    }),
    'policy.delete': on(target, async (name) => {
      const outcome = await document.remove(name);
      await workspace.read();
      files.choose(null);
      files.tell(
        outcome.ok
          ? { text: workspaceMessages.deleted(name), tone: 'note', undo: true }
          : { text: outcome.problem, tone: 'problem', undo: false },
      );
    }),
    'policy.undelete': {
      refusal: () =>
        (workspace.store.getState().workspace?.deleted ?? null) === null
          ? workspaceMessages.nothingDeleted
          : null,
      run: async () => await show(await workspace.undelete()),
    },
    'policy.copyPath': on(target, async (name) => {
      const path = pathOf(workspace.store.getState().workspace?.folder ?? '', name);
      try {
        await navigator.clipboard.writeText(path);
      } catch {
        tell(workspaceMessages.pathNotCopied(path));
      }
    }),
    'policy.close': on(shown, (name) => document.closeTab(name)),
    'policy.reload': on(
      shown,
      () => document.takeFile(),
      () => {
        const { document: open } = document.store.getState();
        if (open === null || open.outside === 'deleted') return workspaceMessages.noFile;
        return isDirty(open) ? null : workspaceMessages.isFile;
      },
    ),
    'policy.compare': on(shown, (name) => history.compareWithFile(name)),
    'history.show': on(shown, () => window.showDrawer('history')),
  };
}

/** An action on a policy, which needs one. */
function on(
  name: () => string | null,
  run: (name: string) => void | Promise<void>,
  refusal: () => string | null = () => null,
): CommandAction {
  return {
    refusal: () => (name() === null ? workspaceMessages.noPolicyChosen : refusal()),
    async run() {
      const present = name();
      if (present !== null) await run(present);
    },
  };
}

/** The whole path of a policy as its system spells it. */
function pathOf(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const start = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return start + name.replaceAll('/', separator);
}
