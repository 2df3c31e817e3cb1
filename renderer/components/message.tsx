import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './message.module.css';

/** How much a message matters. */
export type MessageTone = 'note' | 'warning' | 'problem';

const icons: Readonly<Record<MessageTone, string>> = { note: 'info', warning: 'warning', problem: 'error' };

/** A sentence where it happened, with what can be done about it. */
export function Message(props: { readonly tone: MessageTone; readonly children: ReactNode }): ReactNode {
  const { tone, children } = props;
  return (
    <div
      className={classNames(styles['message'], styles[tone])}
      role={tone === 'problem' ? 'alert' : 'status'}
    >
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** What stands where nothing is: why, and the one button that changes it. */
export function EmptyState({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['empty']}>{children}</div>;
}
