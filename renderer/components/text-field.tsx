import type { ReactNode } from 'react';
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { useFocusOnMount } from './focus-on-mount.ts';
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
  // A dialog that asks for one thing begins in its field.
  const input = useFocusOnMount<HTMLInputElement>();
  return (
    <AriaTextField {...rest} className={classNames(styles['field'])} spellCheck="false">
      <Label>{label}</Label>
      <Input ref={input} />
      <Text slot="description" className={classNames(styles['hint'])}>
        {hint}
      </Text>
    </AriaTextField>
  );
}
