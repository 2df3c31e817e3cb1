import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** How a button looks: the one that goes on, an ordinary one, one without a frame, or words in a sentence. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'link';

/** A button with words. */
export function Button(props: {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly look?: ButtonLook;
  readonly isDisabled?: boolean;
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  readonly ref?: Ref<HTMLButtonElement>;
}): ReactNode {
  const { children, look = 'plain', label, onPress, ...rest } = props;
  const handlers = onPress === undefined ? {} : { onPress: () => onPress() };
  const named = label === undefined ? {} : { 'aria-label': label };
  return (
    <AriaButton {...rest} {...handlers} {...named} className={classNames(styles['button'], styles[look])}>
      {children}
    </AriaButton>
  );
}

/** A button that is an icon alone; its label is its tooltip. */
export function IconButton(props: {
  readonly icon: string;
  readonly label: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
}): ReactNode {
  const { icon, label, onPress, isDisabled = false } = props;
  const handlers = onPress === undefined ? {} : { onPress: () => onPress() };
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...handlers}
        isDisabled={isDisabled}
        aria-label={label}
        className={classNames(styles['button'], styles['quiet'], styles['icon'])}
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={classNames(styles['tooltip'])} offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
