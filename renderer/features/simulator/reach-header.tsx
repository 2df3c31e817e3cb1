import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { CommandMenuButton } from '../../commands/command-menu-button.tsx';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Message } from '../../components/message.tsx';
import { RangeBar } from '../../components/range-bar.tsx';
import { WhatIfPopover } from '../what-if/what-if-popover.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { AssumedAnswers, AssumedLine, OpenQuestionsLine } from './reach-notes.tsx';
import { simulatorMessages } from './messages.ts';
import { reachNote } from './reach-waiting.tsx';
import styles from './reach-header.module.css';
import type { SimulationInput } from './simulation-store.ts';
import type { SimulationSummary } from '../../../shared/report/simulation.ts';
import { reachWords } from '../../../shared/report/simulation-words.ts';
import { standingOf } from './standing.ts';

const reachReports = ['report.copyReach', 'report.saveReach'] as const;

/** What the key would see, as a range in words and as bars; greyed where that is not of the open text as it is. */
export function ReachHeader(): ReactNode {
  const { simulation, lint } = useApplication();
  const brokenReason = useStore(lint, (state) => state.reason);
  const state = useStore(simulation.store);
  const { summary, of, wanted, status, problem, assumptions } = state;
  const [expanded, setExpanded] = useState(false);
  const panel = useId();
  const standing = standingOf(state);
  const ofOther = standing === 'otherPolicy' || standing === 'otherSet';
  const note = reachNote(state, brokenReason);
  const stale = standing !== 'current';
  const worst = ofOther ? null : assumptions;
  return (
    <div className={styles['header']}>
      {ofOther && wanted !== null && <ReachToCome of={wanted} />}
      {!ofOther && summary !== null && of !== null && <Reach summary={summary} of={of} stale={stale} />}
      {status === 'failed' ? (
        <Message tone="problem">
          {problem}{' '}
          <Button look="link" onPress={simulation.repeat}>
            {simulatorMessages.decideAgain}
          </Button>
        </Message>
      ) : (
        // As high with a note as without, so that nothing jumps while a person types.
        <div className={styles['slot']}>
          {note}
          {note === null && summary !== null && !ofOther && (
            <AssumedLine
              summary={summary}
              assumptions={worst}
              panel={panel}
              expanded={expanded}
              onToggle={() => setExpanded(!expanded)}
            />
          )}
          {summary !== null && expanded && (
            <AssumedAnswers id={panel} summary={summary} assumptions={worst} />
          )}
          {note === null && summary !== null && !ofOther && <OpenQuestionsLine summary={summary} />}
        </div>
      )}
    </div>
  );
}

function Reach(props: {
  readonly summary: SimulationSummary;
  readonly of: SimulationInput;
  readonly stale: boolean;
}): ReactNode {
  const { summary, of, stale } = props;
  const { entities, relationships } = summary;
  return (
    <div className={classNames(styles['lines'], stale && styles['stale'])}>
      <div className={styles['top']}>
        <h2 className={styles['title']} title={policyTitle(of.policyName)}>
          <bdi>{policyTitle(of.policyName)}</bdi>{' '}
          <span className={styles['figures']}>
            sees <span data-testid="reach-entities">{reachWords(entities, 'entity')}</span>
          </span>
        </h2>
        <CommandMenuButton icon="share" label={simulatorMessages.shareReach} ids={reachReports} />
        <WhatIfPopover />
      </div>
      <RangeBar {...entities} />
      <p className={classNames(styles['figures'], styles['second'])} data-testid="reach-relationships">
        {reachWords(relationships, 'relationship')}
      </p>
      <RangeBar {...relationships} />
    </div>
  );
}

/** The place of the reach of a policy or a set that was just opened, so that nothing jumps when it comes. */
function ReachToCome({ of }: { readonly of: SimulationInput }): ReactNode {
  return (
    <div className={classNames(styles['lines'], styles['stale'])}>
      <div className={styles['top']}>
        <h2 className={styles['title']} title={policyTitle(of.policyName)}>
          <bdi>{simulatorMessages.decidingOf(policyTitle(of.policyName))}</bdi>
        </h2>
      </div>
      <RangeBar total={0} visible={0} undetermined={0} />
      <p className={classNames(styles['figures'], styles['second'])}>&nbsp;</p>
      <RangeBar total={0} visible={0} undetermined={0} />
    </div>
  );
}
