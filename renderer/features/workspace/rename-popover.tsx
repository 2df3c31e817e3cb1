import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Form, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Message } from '../../components/message.tsx';
import { TextField } from '../../components/text-field.tsx';
import { workspaceMessages } from './messages.ts';
import styles from './rename-popover.module.css';
import { policyTitle } from './workspace-store.ts';

/** Asks for another name of a policy, over its row of the tree. */
export function RenamePopover({ pane }: { readonly pane: RefObject<HTMLElement | null> }): ReactNode {
  const { files } = useApplication();
  const name = useStore(files.store, (state) => state.renaming);
  const anchor = useRef<Element | null>(null);
  const [placed, setPlaced] = useState<string | null>(null);
  useEffect(() => {
    if (name === null) {
      setPlaced(null);
      return;
    }
    // A row out of view is not drawn: the name is then asked for at the head of the pane.
    anchor.current = pane.current?.querySelector(`[data-key="${CSS.escape(name)}"]`) ?? pane.current;
    setPlaced(name);
  }, [name, pane]);
  if (placed === null || placed !== name) return null;
  return (
    <Popover
      aria-label={workspaceMessages.renameTitle}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => {
        if (!open) files.endRenaming();
      }}
      placement="bottom start"
      offset={-24}
      className={classNames(styles['popover'])}
    >
      <div className={styles['content']}>
        <NameForm key={name} name={name} />
      </div>
    </Popover>
  );
}

function NameForm({ name }: { readonly name: string }): ReactNode {
  const { document, files, workspace } = useApplication();
  const [title, setTitle] = useState(policyTitle(name));
  const [problem, setProblem] = useState<string | null>(null);
  async function rename(): Promise<void> {
    const newName = `${policyTitle(title.trim())}${policyFileEnding}`;
    const outcome = newName === name ? { ok: true as const } : await document.rename(name, newName);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    files.endRenaming();
    files.tell(null);
    await workspace.read();
    files.reveal(newName);
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') void rename();
      }}
    >
      <TextField
        label={workspaceMessages.renameTitle}
        hint={workspaceMessages.renameHint}
        value={title}
        maxLength={900}
        onChange={setTitle}
      />
      {problem !== null && <Message tone="problem">{problem}</Message>}
    </Form>
  );
}
