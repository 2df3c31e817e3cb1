import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { formatCount } from '../../number-format.ts';
import { ProblemsList } from '../editor/problems-list.tsx';
import { workspaceMessages } from './messages.ts';
import styles from './problems-drawer.module.css';

/** The findings of the open policy below its text. */
export function ProblemsDrawer(): ReactNode {
  const { document, lint, window } = useApplication();
  const isOpen = useStore(document.store, (state) => state.document !== null);
  const count = useStore(lint, (state) => state.findingCount);
  const checked = useStore(lint, (state) => state.checked);
  return (
    <section className={styles['drawer']} aria-label="Problems">
      <h2>
        Problems {isOpen && <span className={styles['count']}>{checked ? formatCount(count) : '…'}</span>}
      </h2>
      <div className={styles['problems']}>
        {isOpen ? (
          <ProblemsList lint={lint} onGo={(finding) => window.goTo(finding.path, finding.range)} />
        ) : (
          <p className={styles['empty']}>{workspaceMessages.noPolicyOpen}</p>
        )}
      </div>
    </section>
  );
}
