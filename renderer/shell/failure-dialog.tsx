import { useState } from 'react';
import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../application-context.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Dialog, DialogActions } from '../components/dialog.tsx';
import styles from './failure-dialog.module.css';
import { shellMessages } from './messages.ts';
import type { Failure } from './window-store.ts';

/** That something unexpected happened in main, with a report to hand on. */
export function FailureDialog(): ReactNode {
  const { window } = useApplication();
  const failure = useStore(window.store, (state) => state.failure);
  return (
    <Dialog
      title={shellMessages.failureTitle}
      isOpen={failure !== null}
      onClose={() => window.tellFailure(null)}
    >
      {failure !== null && <Body failure={failure} onClose={() => window.tellFailure(null)} />}
    </Dialog>
  );
}

function Body({ failure, onClose }: { readonly failure: Failure; readonly onClose: () => void }): ReactNode {
  const [copied, setCopied] = useState('');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(failure.report);
      setCopied(shellMessages.reportCopied);
    } catch {
      setCopied(shellMessages.reportNotCopied);
    }
  }
  return (
    <>
      <p role="alert">{failure.sentence}</p>
      <TextField isReadOnly className={classNames(styles['report'])} value={failure.report}>
        <Label>{shellMessages.report}</Label>
        <TextArea rows={10} spellCheck={false} />
      </TextField>
      <p className={styles['hint']}>{shellMessages.reportHint}</p>
      <DialogActions>
        <output className={styles['hint']}>{copied}</output>
        <Button onPress={() => void copy()}>{shellMessages.copyReport}</Button>
        <Button look="primary" onPress={onClose}>
          {shellMessages.goOn}
        </Button>
      </DialogActions>
    </>
  );
}
