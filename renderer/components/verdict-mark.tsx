import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './verdict-mark.module.css';

/** What a mark can say; `denied` is hidden by an explicit DENY. */
export type MarkedVerdict = 'visible' | 'hidden' | 'denied' | 'undetermined';

const words: Readonly<Record<MarkedVerdict, string>> = {
  visible: 'visible',
  hidden: 'hidden',
  denied: 'denied',
  undetermined: 'undetermined',
};

/** The mark of a verdict with its reason. */
export function markOf(verdict: 'visible' | 'hidden' | 'undetermined', reason: string | null): MarkedVerdict {
  return verdict === 'hidden' && reason === 'explicitDeny' ? 'denied' : verdict;
}

/** The word of a mark. */
export function verdictWord(mark: MarkedVerdict): string {
  return words[mark];
}

/** ◉ visible, ○ hidden, ⊘ denied, ◌ undetermined; the word stands beside it or in a label. */
export function VerdictMark({ mark }: { readonly mark: MarkedVerdict }): ReactNode {
  const hatch = useId();
  return (
    <svg className={classNames(styles['mark'], styles[mark])} viewBox="0 0 14 14" aria-hidden="true">
      {mark === 'undetermined' && (
        <>
          <defs>
            <pattern
              id={hatch}
              width="2.6"
              height="2.6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line x1="0.6" y1="0" x2="0.6" y2="2.6" stroke="currentColor" strokeWidth="1.1" />
            </pattern>
          </defs>
          <circle cx="7" cy="7" r="5" fill={`url(#${hatch})`} />
        </>
      )}
      <circle
        cx="7"
        cy="7"
        r="5.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        {...(mark === 'undetermined' ? { strokeDasharray: '1.9 1.5' } : {})}
      />
      {mark === 'visible' && <circle cx="7" cy="7" r="3.1" fill="currentColor" />}
      {mark === 'denied' && (
        <line x1="3.3" y1="10.7" x2="10.7" y2="3.3" stroke="currentColor" strokeWidth="1.3" />
      )}
    </svg>
  );
}

/** A mark with its word. */
export function VerdictWords({ mark }: { readonly mark: MarkedVerdict }): ReactNode {
  return (
    <span className={styles['words']}>
      <VerdictMark mark={mark} />
      {words[mark]}
    </span>
  );
}
