import type { ReactNode } from 'react';
import { workspaceMessages } from './messages.ts';
import styles from './unsaved-dot.module.css';

/** The mark of a policy whose text its file does not have; the words for readers stand beside it. */
export function UnsavedDot(): ReactNode {
  return <span className={styles['dot']} title={workspaceMessages.unsaved} />;
}
