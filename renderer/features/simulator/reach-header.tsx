import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Message } from '../../components/message.tsx';
import { RangeBar } from '../../components/range-bar.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { AssumedAnswers, AssumedLine, OpenQuestionsLine } from './reach-notes.tsx';
import { simulatorMessages } from './messages.ts';
import styles from './reach-header.module.css';
import type { SimulationInput } from './simulation-store.ts';
import type { SimulationSummary } from './simulation.ts';
import { reachWords } from './simulation-words.ts';

/** What the key would see, as a range in words and as bars; greyed while the text can't be decided. */
export function ReachHeader({ brokenReason }: { readonly brokenReason: string | null }): ReactNode {
  const { simulation } = useApplication();
  const { summary, of, status, problem } = useStore(simulation.store);
  const [expanded, setExpanded] = useState(false);
  const panel = useId();
  const stale = status === 'broken' || status === 'failed';
  return (
    <div className={classNames(styles['header'], stale && styles['stale'])}>
      {summary !== null && of !== null && <Reach summary={summary} of={of} />}
      {status === 'failed' ? (
        <Message tone="problem">
          {problem}{' '}
          <Button look="link" onPress={simulation.repeat}>
            {simulatorMessages.decideAgain}
          </Button>
        </Message>
      ) : (
        // As high with the reason as without, so that nothing jumps while a person types.
        <div className={styles['slot']}>
          {status === 'broken' && (
            <BrokenReason hasCounts={summary !== null} reason={brokenReason ?? problem ?? ''} />
          )}
          {status !== 'broken' && summary !== null && (
            <>
              <AssumedLine
                summary={summary}
                panel={panel}
                expanded={expanded}
                onToggle={() => setExpanded(!expanded)}
              />
              <OpenQuestionsLine summary={summary} />
            </>
          )}
        </div>
      )}
      {summary !== null && expanded && (
        <div id={panel}>
          <AssumedAnswers summary={summary} />
        </div>
      )}
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

function BrokenReason(props: { readonly hasCounts: boolean; readonly reason: string }): ReactNode {
  const { hasCounts, reason } = props;
  const words = `${hasCounts ? simulatorMessages.countsOfLastText : simulatorMessages.notDecided} ${reason}`;
  return (
    <output className={styles['reason']} title={words}>
      <span>{words}</span>
    </output>
  );
}
