import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import tabs from '../../components/tabs.module.css';
import { formatCount } from '../../../shared/report/number-format.ts';
import { ProblemsList } from '../editor/problems-list.tsx';
import { HistoryList } from '../history/history-list.tsx';
import styles from './drawer.module.css';
import { workspaceMessages } from './messages.ts';

/** Below the text: its findings, and its saves. */
export function Drawer(): ReactNode {
  const { document, lint, window } = useApplication();
  const isOpen = useStore(document.store, (state) => state.document !== null);
  const count = useStore(lint, (state) => state.findingCount);
  const checked = useStore(lint, (state) => state.checked);
  const shown = useStore(window.store, (state) => state.drawer);
  return (
    <Tabs
      className={classNames(styles['drawer'])}
      selectedKey={shown}
      onSelectionChange={(key) => window.showDrawer(key === 'history' ? 'history' : 'problems')}
    >
      <TabList className={classNames(tabs['list'])} aria-label={workspaceMessages.drawer}>
        <Tab id="problems" className={classNames(tabs['tab'])}>
          {workspaceMessages.problems}{' '}
          {isOpen && <span className={tabs['count']}>{checked ? formatCount(count) : '…'}</span>}
        </Tab>
        <Tab id="history" className={classNames(tabs['tab'])}>
          {workspaceMessages.history}
        </Tab>
      </TabList>
      <TabPanel id="problems" className={classNames(styles['panel'])}>
        {isOpen ? (
          <ProblemsList lint={lint} onGo={(finding) => window.goTo(finding.path, finding.range)} />
        ) : (
          <p className={styles['empty']}>{workspaceMessages.noPolicyOpen}</p>
        )}
      </TabPanel>
      <TabPanel id="history" className={classNames(styles['panel'])}>
        <HistoryList />
      </TabPanel>
    </Tabs>
  );
}
