import { useState } from 'react';
import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import { readCreateToken } from '../../../shared/key-request/read-create-token.ts';
import { formatPolicy } from '../../../shared/language-service/format.ts';
import { maximumPolicyLength } from '../../../shared/contract/workspace.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { Message } from '../../components/message.tsx';
import { useEditorFocusAfterwards } from '../editor/editor-focus.ts';
import styles from './key-request.module.css';
import { keyRequestMessages } from './messages.ts';
import { ReadOnlyText } from './read-only-text.tsx';

/** Takes the policy out of a request to create a key that a person pastes. */
export function PasteRequestDialog(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'pasteRequest');
  return (
    <Dialog wide title={keyRequestMessages.pasteTitle} isOpen={isOpen} onClose={window.closeDialog}>
      <PasteForm />
    </Dialog>
  );
}

function PasteForm(): ReactNode {
  const { window, editor } = useApplication();
  useEditorFocusAfterwards();
  const [text, setText] = useState('');
  const area = useFocusOnMount<HTMLTextAreaElement>();
  const found = text.trim() === '' ? null : readCreateToken(text);
  const policy = found === null ? null : formatPolicy(found.policy);
  return (
    <>
      <p>{keyRequestMessages.pasteIntroduction}</p>
      <TextField
        className={classNames(styles['area'])}
        value={text}
        onChange={setText}
        maxLength={maximumPolicyLength}
        spellCheck="false"
        autoComplete="off"
      >
        <Label>{keyRequestMessages.request}</Label>
        <TextArea ref={area} />
      </TextField>
      <p className={styles['hint']}>{keyRequestMessages.keysStay}</p>
      {text.trim() !== '' && found === null && (
        <Message tone="problem">{keyRequestMessages.nothingFound}</Message>
      )}
      {found !== null && policy !== null && (
        <>
          <output>{keyRequestMessages.found(found.name)}</output>
          <ReadOnlyText label={keyRequestMessages.policy} text={policy} />
        </>
      )}
      <DialogActions>
        <span className={classNames(styles['hint'], styles['grow'])}>{keyRequestMessages.replaceHint}</span>
        <Button onPress={window.closeDialog}>{keyRequestMessages.close}</Button>
        <Button
          look="primary"
          isDisabled={policy === null}
          onPress={() => {
            if (policy !== null) editor.present()?.write(policy);
            window.closeDialog();
          }}
        >
          {keyRequestMessages.replace}
        </Button>
      </DialogActions>
    </>
  );
}
