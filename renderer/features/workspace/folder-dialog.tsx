import { useState } from 'react';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Message } from '../../components/message.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './folder-dialog.module.css';
import { workspaceMessages } from './messages.ts';

/** Asks for another workspace folder. */
export function FolderDialog(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'folder');
  return (
    <Dialog title={workspaceMessages.folderTitle} isOpen={isOpen} onClose={window.closeDialog}>
      <FolderForm />
    </Dialog>
  );
}

function FolderForm(): ReactNode {
  const { window, workspace, connection, openFolder } = useApplication();
  const state = useStore(workspace.store, (one) => one.workspace);
  const canBrowse = useStore(connection.store, (one) => one.phase === 'ready' && one.session.folderDialog);
  const [folder, setFolder] = useState(state?.folder ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  async function open(wanted: string): Promise<void> {
    const outcome = await openFolder(wanted);
    if (outcome.problem === null) window.closeDialog();
    else setProblem(outcome.problem);
  }
  async function browse(): Promise<void> {
    const chosen = await workspace.choose();
    if (chosen !== null) setFolder(chosen);
  }
  const recent = state?.recent ?? [];
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (folder !== '') void open(folder);
      }}
    >
      <TextField
        label={workspaceMessages.folderPath}
        hint={workspaceMessages.folderHint}
        value={folder}
        maxLength={4096}
        onChange={setFolder}
      />
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {recent.length > 0 && (
        <div className={styles['recent']}>
          <h3>{workspaceMessages.recent}</h3>
          {recent.map((path) => (
            <Button key={path} look="quiet" onPress={() => void open(path)}>
              <Icon name="folder" />
              <bdi className={styles['path']}>{path}</bdi>
            </Button>
          ))}
        </div>
      )}
      <DialogActions>
        {canBrowse && <Button onPress={() => void browse()}>{workspaceMessages.browse}</Button>}
        <Button onPress={window.closeDialog}>{workspaceMessages.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={folder === ''}>
          {workspaceMessages.open}
        </Button>
      </DialogActions>
    </Form>
  );
}
