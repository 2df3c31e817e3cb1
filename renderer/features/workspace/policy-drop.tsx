import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useApplication } from '../../application-context.ts';
import { workspaceMessages } from './messages.ts';
import { addPolicies } from './add-policies.ts';
import styles from './policy-files.module.css';
import { folderOf } from './policy-nodes.ts';

/** Takes .json files that are dropped on the policies, into the folder on whose rows they are dropped. */
export function PolicyDrop({ children }: { readonly children: ReactNode }): ReactNode {
  const { workspace, document, files } = useApplication();
  const [over, setOver] = useState(false);

  async function drop(event: DragEvent): Promise<void> {
    const dropped = [...event.dataTransfer.files];
    const outcome = await addPolicies(workspace, folderAt(event.target), dropped);
    files.tell(outcome.problem === null ? null : { text: outcome.problem, tone: 'problem', undo: false });
    if (outcome.first !== null) await document.open(outcome.first);
  }

  return (
    <div
      className={styles['drop']}
      data-takes-files
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        void drop(event);
      }}
    >
      {children}
      {over && <div className={styles['veil']}>{workspaceMessages.dropPolicies}</div>}
    </div>
  );
}

function folderAt(target: EventTarget): string {
  const key = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null;
  return folderOf(key ?? '');
}
