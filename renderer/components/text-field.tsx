import type { ReactNode } from 'react';
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './text-field.module.css';

/** A line of text with its label and a hint below. */
export function TextField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}): ReactNode {
  const { label, hint, ...rest } = props;
  return (
    // A dialog that asks for one thing begins in its field.
    <AriaTextField {...rest} autoFocus className={classNames(styles['field'])} spellCheck="false">
      <Label>{label}</Label>
      <Input />
      <Text slot="description" className={classNames(styles['hint'])}>
        {hint}
      </Text>
    </AriaTextField>
  );
}
