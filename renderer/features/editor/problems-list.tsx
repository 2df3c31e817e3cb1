import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { questionById } from '../../../shared/evaluate/questions.ts';
import type { Severity } from '../../../shared/policy/finding.ts';
import { Icon } from '../../components/icon.tsx';
import { WindowList } from '../../components/window-list.tsx';
import type { PlacedFinding } from '../../../shared/language-service/placed-finding.ts';
import type { LintStore } from './lint-store.ts';
import styles from './problems-list.module.css';

/** The findings of the newest checked text, in its order; choosing one goes to its place in the text. */
export function ProblemsList({
  lint,
  onGo,
}: {
  readonly lint: LintStore;
  readonly onGo: (finding: PlacedFinding) => void;
}): ReactNode {
  const findings = useStore(lint, (state) => state.findings);
  const findingCount = useStore(lint, (state) => state.findingCount);
  const reason = useStore(lint, (state) => state.reason);
  const checked = useStore(lint, (state) => state.checked);

  if (findings.length === 0) {
    return <p className={styles['empty']}>{emptySentence(checked, reason)}</p>;
  }
  const more = findingCount - findings.length;
  return (
    <div className={styles['problems']}>
      <WindowList
        label="Problems"
        count={findings.length}
        selected={null}
        onChoose={(index) => {
          const finding = findings[index];
          if (finding !== undefined) onGo(finding);
        }}
        renderRow={(index) => {
          const finding = findings[index];
          return finding === undefined ? null : <ProblemRow finding={finding} />;
        }}
      />
      {more > 0 && (
        <p
          className={styles['more']}
        >{`and ${more.toLocaleString('en-US')} more: mend the first ones to see them`}</p>
      )}
    </div>
  );
}

function ProblemRow({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  const { code, severity, message, question, start } = finding;
  const { icon, word } = severityMarks[severity];
  const asks = question === null ? null : questionById(question).asks;
  return (
    <div className={styles['row']} title={asks === null ? message : `${message}\nQuestion: ${asks}`}>
      <span className={styles[severity]}>
        <Icon name={icon} /> {word}
      </span>
      <span className={styles['code']}>{code}</span>
      <span className={styles['message']}>
        <bdi>{message}</bdi>
        {question !== null && <span className={styles['question']}>{` · question ${question}`}</span>}
      </span>
      <span className={styles['place']}>{`${start.line}:${start.column}`}</span>
    </div>
  );
}

const severityMarks: Readonly<Record<Severity, { readonly icon: string; readonly word: string }>> = {
  error: { icon: 'error', word: 'Error' },
  warning: { icon: 'warning', word: 'Warning' },
  info: { icon: 'info', word: 'Information' },
  hint: { icon: 'lightbulb', word: 'Hint' },
};

function emptySentence(checked: boolean, reason: string | null): string {
  if (!checked) return 'Checking the text…';
  return (
    reason ??
    'No problems. Checked: JSON, the shape of a policy, and the names of effects, actions and resources.'
  );
}
