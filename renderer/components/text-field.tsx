import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { useFocusOnMount } from './focus-on-mount.ts';
import { Icon } from './icon.tsx';
import styles from './text-field.module.css';

/** A line of text with its label, and below it a hint or, in its place, why the text can't be taken. */
export function TextField(props: {
  readonly label: string;
  readonly hint: string;
  readonly problem?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
}): ReactNode {
  const { label, hint, problem = null, ...rest } = props;
  // A dialog that asks for one thing begins in its field.
  const input = useFocusOnMount<HTMLInputElement>();
  return (
    <AriaTextField
      {...rest}
      className={classNames(styles['field'])}
      spellCheck="false"
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input ref={input} />
      {problem === null && (
        <Text slot="description" className={classNames(styles['hint'])}>
          {hint}
        </Text>
      )}
      <div aria-live="polite">
        <FieldError className={classNames(styles['problem'])}>
          <Icon name="error" /> {problem}
        </FieldError>
      </div>
    </AriaTextField>
  );
}
