import { useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Form, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { policyFileEnding } from '../../../shared/contract/workspace.ts';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/text-field.tsx';
import { workspaceMessages } from './messages.ts';
import styles from './rename-popover.module.css';
import { newFileNameProblem, policyTitle } from './workspace-store.ts';

/** Asks for another name of a policy, over its row of the tree. */
export function RenamePopover({ pane }: { readonly pane: RefObject<HTMLElement | null> }): ReactNode {
  const { files } = useApplication();
  const name = useStore(files.store, (state) => state.renaming);
  if (name === null) return null;
  return (
    <Popover
      aria-label={workspaceMessages.renameTitle}
      triggerRef={anchorOf(pane, name)}
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

/** The row of a policy; where it is out of view, and so not drawn, the head of the pane. */
function anchorOf(pane: RefObject<HTMLElement | null>, name: string): RefObject<Element | null> {
  return {
    get current(): Element | null {
      const row = pane.current?.querySelector(`[data-key="${CSS.escape(name)}"]`);
      return row ?? pane.current?.querySelector('h2') ?? null;
    },
  };
}

function NameForm({ name }: { readonly name: string }): ReactNode {
  const { document, files, workspace } = useApplication();
  const [title, setTitle] = useState(policyTitle(name));
  const [problem, setProblem] = useState<string | null>(null);
  const refusal = title.trim() === '' ? null : newFileNameProblem(title);
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
        if (title.trim() !== '' && refusal === null) void rename();
      }}
    >
      <TextField
        label={workspaceMessages.renameTitle}
        hint={workspaceMessages.renameHint}
        problem={refusal ?? problem}
        value={title}
        maxLength={900}
        onChange={(typed) => {
          setTitle(typed);
          setProblem(null);
        }}
      />
    </Form>
  );
}
