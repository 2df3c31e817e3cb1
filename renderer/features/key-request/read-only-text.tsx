import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { classNames } from '../../components/class-names.ts';
import styles from './key-request.module.css';

/** A text to be read, selected and copied; the keyboard can stand in it and scroll. */
export function ReadOnlyText({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <TextField isReadOnly className={classNames(styles['area'])} value={text} spellCheck="false">
      <Label>{label}</Label>
      <TextArea />
    </TextField>
  );
}
