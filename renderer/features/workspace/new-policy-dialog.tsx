import { useState } from 'react';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { workspaceMessages } from './messages.ts';
import { newPolicyText } from './new-policy-text.ts';
import { newFileNameProblem, policyTitle } from './workspace-store.ts';

/** Asks for the name of a new policy file and opens it. */
export function NewPolicyDialog(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'newPolicy');
  return (
    <Dialog title={workspaceMessages.newTitle} isOpen={isOpen} onClose={window.closeDialog}>
      <NameForm />
    </Dialog>
  );
}

function NameForm(): ReactNode {
  const { window, workspace, document } = useApplication();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const refusal = name.trim() === '' ? null : newFileNameProblem(name);
  async function create(): Promise<void> {
    const outcome = await workspace.create(name, newPolicyText);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    window.closeDialog();
    await document.open(outcome.name);
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && refusal === null) void create();
      }}
    >
      <TextField
        label={workspaceMessages.policyName}
        hint={workspaceMessages.fileWillBe(policyTitle(name.trim()))}
        problem={refusal ?? problem}
        value={name}
        maxLength={240}
        onChange={(typed) => {
          setName(typed);
          setProblem(null);
        }}
      />
      <DialogActions>
        <Button onPress={window.closeDialog}>{workspaceMessages.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === '' || refusal !== null}>
          {workspaceMessages.create}
        </Button>
      </DialogActions>
    </Form>
  );
}
