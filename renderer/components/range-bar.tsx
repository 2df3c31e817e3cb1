import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './range-bar.module.css';

/** Visible solid, undetermined hatched, hidden empty. The words stand beside it, or in the label given. */
export function RangeBar(props: {
  readonly total: number;
  readonly visible: number;
  readonly undetermined: number;
  readonly label?: string;
}): ReactNode {
  const { total, visible, undetermined, label } = props;
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <div className={styles['bar']} {...named}>
      <Part kind="visible" count={visible} total={total} />
      <Part kind="undetermined" count={undetermined} total={total} />
    </div>
  );
}

function Part(props: {
  readonly kind: 'visible' | 'undetermined';
  readonly count: number;
  readonly total: number;
}): ReactNode {
  const { kind, count, total } = props;
  if (count === 0 || total === 0) return null;
  return (
    <div
      className={classNames(styles['part'], styles[kind])}
      style={{ width: `${(count / total) * 100}%` }}
    />
  );
}
