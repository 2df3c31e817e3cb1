import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { useApplication } from '../../application-context.ts';
import { CommandMenu } from '../../commands/command-menu.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, Message } from '../../components/message.tsx';
import { workspaceMessages } from './messages.ts';
import { PolicyDrop } from './policy-drop.tsx';
import styles from './policy-files.module.css';
import { PolicyTree } from './policy-tree.tsx';
import { RenamePopover } from './rename-popover.tsx';

const menuGroups: readonly (readonly CommandId[])[] = [
  ['policy.new', 'policy.rename', 'policy.duplicate'],
  ['policy.delete', 'policy.undelete'],
  ['policy.copyPath'],
];

/** The policy files of the workspace folder. */
export function PolicyFiles(): ReactNode {
  const { workspace, window, files } = useApplication();
  const { workspace: state, problem } = useStore(workspace.store);
  const pane = useRef<HTMLElement>(null);
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null);

  useEffect(() => {
    // The row stays chosen while its menu or the palette is open, until another pane has the focus.
    function leave({ target }: FocusEvent): void {
      if (!(target instanceof Element) || target.closest('[data-pane]') === null) return;
      if (pane.current?.contains(target) !== true) files.choose(null);
    }
    document.addEventListener('focusin', leave);
    return () => document.removeEventListener('focusin', leave);
  }, [files]);

  return (
    <nav className={styles['pane']} ref={pane} aria-label={workspaceMessages.policies}>
      <PolicyDrop>
        <div className={styles['head']}>
          <h2>{workspaceMessages.policies}</h2>
          <span>
            <IconButton
              icon="new-file"
              label={workspaceMessages.newPolicy}
              onPress={() => window.openDialog('newPolicy')}
            />
            <IconButton
              icon="folder-opened"
              label={workspaceMessages.openFolder}
              onPress={() => window.openDialog('folder')}
            />
          </span>
        </div>
        {state !== null && (
          <p className={styles['folder']} title={state.folder}>
            <bdi>{lastPart(state.folder)}</bdi>
          </p>
        )}
        {problem !== null && <Message tone="problem">{problem}</Message>}
        {state?.cut != null && <Message tone="warning">{state.cut}</Message>}
        <Notice />
        {state !== null && state.policies.length > 0 && (
          <PolicyTree policies={state.policies} onMenu={setMenuAt} />
        )}
        {state !== null && state.policies.length === 0 && (
          <EmptyState>
            <p>{workspaceMessages.noPolicies}</p>
            <Button look="primary" onPress={() => window.openDialog('newPolicy')}>
              {workspaceMessages.newPolicy}
            </Button>
          </EmptyState>
        )}
      </PolicyDrop>
      <CommandMenu
        label={workspaceMessages.policyMenu}
        groups={menuGroups}
        at={menuAt}
        onClose={() => setMenuAt(null)}
      />
      <RenamePopover pane={pane} />
    </nav>
  );
}

/** What was just done to a file, with the way back. */
function Notice(): ReactNode {
  const { files, commands } = useApplication();
  const notice = useStore(files.store, (state) => state.notice);
  if (notice === null) return null;
  return (
    <Message tone={notice.tone}>
      {notice.text}{' '}
      {notice.undo && (
        <Button look="link" onPress={() => commands.run('policy.undelete')}>
          {workspaceMessages.undo}
        </Button>
      )}{' '}
      <Button look="link" onPress={() => files.tell(null)}>
        {workspaceMessages.dismiss}
      </Button>
    </Message>
  );
}

function lastPart(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
}
