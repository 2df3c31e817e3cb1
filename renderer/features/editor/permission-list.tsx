import type { PermissionLens } from './permission-lenses.ts';
import styles from './policy-editor.module.css';

/** More permissions than this are counted, not read out. */
const readOut = 200;

/** What stands above each permission, for those who can't see it there: Monaco hides its zones from them. */
export function PermissionList({
  name,
  lenses,
}: {
  readonly name: string;
  readonly lenses: readonly PermissionLens[];
}) {
  if (lenses.length === 0) return null;
  const more = lenses.length - readOut;
  return (
    <ol className={styles['hidden']} aria-label={`What each permission of ${name} gives`}>
      {lenses.slice(0, readOut).map((lens) => (
        <li key={lens.index}>
          {`Permission ${lens.index + 1}: ${lens.label}`}
          {lens.stale && ' (of an earlier text)'}
        </li>
      ))}
      {more > 0 && <li>{`and ${more} more`}</li>}
    </ol>
  );
}
