import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Message } from '../../components/message.tsx';
import { ImportFiles } from './import-files.tsx';
import { entitiesMessages } from './messages.ts';
import { SetList } from './set-list.tsx';

/** The stored sets, and files to make another of. */
export function EntitiesDialog(): ReactNode {
  const { window, entities } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'entities');
  const problem = useStore(entities.store, (state) => state.problem);
  function close(): void {
    entities.forgetProblem();
    window.closeDialog();
  }
  return (
    <Dialog title={entitiesMessages.title} isOpen={isOpen} onClose={close}>
      <p>{entitiesMessages.introduction}</p>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      <ImportFiles />
      <SetList />
    </Dialog>
  );
}
