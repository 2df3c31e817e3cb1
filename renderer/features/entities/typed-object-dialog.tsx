import { useState } from 'react';
import type { ReactNode } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import { longestObjectText, readObjectText } from '../../../shared/json/object-text.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { entitiesMessages } from './messages.ts';
import styles from './typed-object-dialog.module.css';
import type { TypedDraft } from './typed-store.ts';

/** Types one graph object by hand, or edits one or a copy of one; saved, it is explained. */
export function TypedObjectDialog(): ReactNode {
  const { window, typed } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'typedObject');
  const draft = useStore(typed.store, (state) => state.draft);
  function close(): void {
    typed.leave();
    window.closeDialog();
  }
  const { new: title, copy, edit } = entitiesMessages.typedTitle;
  return (
    <Dialog
      title={draft?.isCopy === true ? copy : draft?.id == null ? title : edit}
      isOpen={isOpen && draft !== null}
      onClose={close}
    >
      {draft !== null && <ObjectForm draft={draft} onClose={close} />}
    </Dialog>
  );
}

function ObjectForm({
  draft,
  onClose,
}: {
  readonly draft: TypedDraft;
  readonly onClose: () => void;
}): ReactNode {
  const { window, typed, explainObject } = useApplication();
  const refusal = useStore(typed.store, (state) => state.problem);
  const [text, setText] = useState(draft.text);
  const [saving, setSaving] = useState(false);
  const area = useFocusOnMount<HTMLTextAreaElement>();
  const read = readObjectText(text);
  const problem = read.ok ? refusal : read.problem;
  async function save(): Promise<void> {
    setSaving(true);
    const object = await typed.save(text);
    setSaving(false);
    if (object === null) return;
    window.closeDialog();
    window.show('workbench');
    await explainObject(object);
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok && !saving) void save();
      }}
    >
      <p>{entitiesMessages.typedHint}</p>
      <TextField
        className={classNames(styles['text'])}
        value={text}
        maxLength={longestObjectText}
        onChange={setText}
        isInvalid={!read.ok}
        validationBehavior="aria"
        spellCheck="false"
      >
        <Label>{entitiesMessages.typedLabel}</Label>
        <TextArea ref={area} rows={14} />
      </TextField>
      <p className={styles['problem']} aria-live="polite">
        {problem}
      </p>
      <DialogActions>
        <Button onPress={onClose}>{entitiesMessages.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={!read.ok || saving}>
          {entitiesMessages.typedSave}
        </Button>
      </DialogActions>
    </Form>
  );
}
