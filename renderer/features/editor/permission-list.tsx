import { memo } from 'react';
import type { ReactNode } from 'react';
import styles from './policy-editor.module.css';

/** More permissions than this are counted, not read out. */
const readOut = 200;

/** What stands above each permission, for those who can't see it there: Monaco hides its zones from them. */
export const PermissionList = memo(function PermissionList(props: {
  readonly name: string;
  readonly lenses: readonly string[];
  readonly stale: boolean;
}): ReactNode {
  const { name, lenses, stale } = props;
  if (lenses.length === 0) return null;
  const more = lenses.length - readOut;
  const label = `What each permission of ${name} gives${stale ? ', by an earlier text' : ''}`;
  return (
    <ol className={styles['hidden']} aria-label={label}>
      {lenses.slice(0, readOut).map((lens, index) => (
        <PermissionItem key={index} number={index + 1} lens={lens} />
      ))}
      {more > 0 && <li>{`and ${more} more`}</li>}
    </ol>
  );
});

/** An item by itself, so that of many counts only those that changed are drawn anew. */
const PermissionItem = memo(function PermissionItem(props: {
  readonly number: number;
  readonly lens: string;
}): ReactNode {
  return <li>{`Permission ${props.number}: ${props.lens}`}</li>;
});
