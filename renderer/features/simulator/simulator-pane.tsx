import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Panel } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/message.tsx';
import { Divider, PanelGroup } from '../../components/panels.tsx';
import { WatchList } from '../watches/watch-list.tsx';
import { WhatIfNotice } from '../what-if/what-if-notice.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { Bars } from './bars.tsx';
import { ExplanationPane } from './explanation-pane.tsx';
import { simulatorMessages } from './messages.ts';
import { ObjectList } from './object-list.tsx';
import { ReachHeader } from './reach-header.tsx';
import { StopDeciding } from './reach-waiting.tsx';
import { reachSentence } from '../../../shared/report/simulation-words.ts';
import { standingOf } from './standing.ts';
import styles from './simulator-pane.module.css';

/** What the key would see of the chosen set, for all objects and for the chosen one. */
export function SimulatorPane(): ReactNode {
  const { document, entities, simulation, commands } = useApplication();
  const hasPolicy = useStore(document.store, (state) => state.document !== null);
  const selected = useStore(entities.store, (state) => state.selected);
  const setsRead = useStore(entities.store, (state) => state.ready);
  const standing = useStore(simulation.store, standingOf);
  const awaitsFirst = useStore(
    simulation.store,
    (state) => standingOf(state) === 'none' && (state.status === 'idle' || state.status === 'running'),
  );
  if (setsRead && selected === null) {
    return (
      <EmptyState>
        <p>{simulatorMessages.noSet}</p>
        <Button look="primary" onPress={() => commands.run('entities.open')}>
          {simulatorMessages.chooseSet}
        </Button>
      </EmptyState>
    );
  }
  if (!hasPolicy) return <EmptyState>{simulatorMessages.noPolicy}</EmptyState>;
  const hasSummary = standing !== 'none';
  return (
    <div className={styles['pane']}>
      <Announcement />
      <ReachHeader />
      <WhatIfNotice />
      <WatchList />
      {awaitsFirst && <FirstCounts />}
      {hasSummary && (
        <div className={styles['fill']}>
          <PanelGroup id="simulator" orientation="vertical">
            <Panel id="objects" minSize={120} defaultSize="55%">
              <div className={classNames(styles['region'], standing !== 'current' && styles['stale'])}>
                <PanelGroup id="bars" orientation="horizontal">
                  <Panel id="bars" minSize={140} defaultSize="40%">
                    <Bars />
                  </Panel>
                  <Divider label="Width of the bars" />
                  <Panel id="list" minSize={180}>
                    <ObjectList />
                  </Panel>
                </PanelGroup>
              </div>
            </Panel>
            <Divider label="Height of the explanation" />
            <Panel id="explanation" minSize={80}>
              <ExplanationPane />
            </Panel>
          </PanelGroup>
        </div>
      )}
    </div>
  );
}

/** Stands where the counts will be, as long as there are none at all. */
function FirstCounts(): ReactNode {
  const { simulation } = useApplication();
  const wanted = useStore(simulation.store, (state) => state.wanted);
  const long = useStore(simulation.store, (state) => state.waited === 'long');
  const { deciding, decidingOf } = simulatorMessages;
  return (
    <EmptyState>
      <output>{wanted === null ? deciding : decidingOf(policyTitle(wanted.policyName))}</output>
      {long && <StopDeciding />}
    </EmptyState>
  );
}

const quietMilliseconds = 900;

/** Says the reach once the counts have stood still, so that typing is not talked over. */
function Announcement(): ReactNode {
  const { simulation } = useApplication();
  const { summary, of, status } = useStore(simulation.store);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (status !== 'current' || summary === null || of === null) return undefined;
    const timer = setTimeout(
      () => setSaid(reachSentence(policyTitle(of.policyName), summary)),
      quietMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [summary, of, status]);
  return (
    <p className={styles['live']} aria-live="polite">
      {said}
    </p>
  );
}
