import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Message } from '../../components/message.tsx';
import { RangeBar } from '../../components/range-bar.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { Assumptions } from './assumptions.tsx';
import styles from './reach-header.module.css';
import { simulatorMessages } from './messages.ts';
import { reachWords } from './simulation-words.ts';
import type { SimulationInput } from './simulation-store.ts';
import type { SimulationSummary } from './simulation.ts';

/** What the key would see, as a range in words and as bars; greyed while the text can't be decided. */
export function ReachHeader({ brokenReason }: { readonly brokenReason: string | null }): ReactNode {
  const { simulation } = useApplication();
  const { summary, of, status, problem } = useStore(simulation.store);
  const stale = status === 'broken' || status === 'failed';
  return (
    <div className={classNames(styles['header'], stale && styles['stale'])}>
      {summary !== null && of !== null && <Reach summary={summary} of={of} />}
      {status === 'broken' && (
        <Message tone="warning">
          {summary === null ? simulatorMessages.notDecided : simulatorMessages.countsOfLastText}{' '}
          {brokenReason ?? problem}
        </Message>
      )}
      {status === 'failed' && (
        <Message tone="problem">
          {problem}{' '}
          <Button look="link" onPress={simulation.repeat}>
            {simulatorMessages.decideAgain}
          </Button>
        </Message>
      )}
      {summary !== null && !stale && <Assumptions />}
    </div>
  );
}

function Reach(props: { readonly summary: SimulationSummary; readonly of: SimulationInput }): ReactNode {
  const { summary, of } = props;
  const { entities, relationships } = summary;
  return (
    <div className={styles['lines']}>
      <h2 className={styles['title']}>
        <bdi>{policyTitle(of.policyName)}</bdi> sees{' '}
        <span className={styles['figures']} data-testid="reach-entities">
          {reachWords(entities, 'entity')}
        </span>
      </h2>
      <RangeBar {...entities} />
      <p className={classNames(styles['figures'], styles['second'])} data-testid="reach-relationships">
        {reachWords(relationships, 'relationship')}
      </p>
      <RangeBar {...relationships} />
    </div>
  );
}
