import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { RangeBar } from '../../components/range-bar.tsx';
import tabs from '../../components/tabs.module.css';
import { WindowList } from '../../components/window-list.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import { barsOf } from './bar-rows.ts';
import type { BarRow } from './bar-rows.ts';
import styles from './bars.module.css';
import { simulatorMessages } from './messages.ts';
import type { BarFilter } from './objects-store.ts';
import { rangeFigures, rangeWords } from '../../../shared/report/simulation-words.ts';
import { summaryOfSet } from './standing.ts';

/** How the objects of one kind fare by `_type` and by `_class`; a click filters the list, another clears it. */
export const Bars = memo(function Bars(): ReactNode {
  const [by, setBy] = useState<BarFilter['by']>('type');
  return (
    <Tabs
      className={classNames(styles['bars'])}
      selectedKey={by}
      onSelectionChange={(key) => setBy(key === 'class' ? 'class' : 'type')}
    >
      <TabList className={classNames(tabs['list'])} aria-label="Group by">
        <Tab id="type" className={classNames(tabs['tab'])}>
          {simulatorMessages.byType}
        </Tab>
        <Tab id="class" className={classNames(tabs['tab'])}>
          {simulatorMessages.byClass}
        </Tab>
      </TabList>
      <TabPanel id="type" className={classNames(styles['panel'])}>
        <BarList by="type" />
      </TabPanel>
      <TabPanel id="class" className={classNames(styles['panel'])}>
        <BarList by="class" />
      </TabPanel>
    </Tabs>
  );
});

function BarList({ by }: { readonly by: BarFilter['by'] }): ReactNode {
  const { simulation, objects } = useApplication();
  const summary = useStore(simulation.store, summaryOfSet);
  const kind = useStore(objects.store, (state) => state.filter.kind);
  const chosen = useStore(objects.store, (state) => state.filter.bar);
  const rows = useMemo(() => (summary === null ? [] : barsOf(summary, kind, by)), [summary, kind, by]);
  const figures = Math.max(0, ...rows.map((row) => figuresOf(row).length));
  const selected = chosen?.by === by ? rows.findIndex((row) => row.value === chosen.value) : -1;
  return (
    <WindowList
      key={`${kind} ${by}`}
      label={by === 'type' ? simulatorMessages.typesOf(kind) : simulatorMessages.classesOf(kind)}
      count={rows.length}
      selected={selected === -1 ? null : selected}
      onChoose={(index) => {
        const row = rows[index];
        if (row !== undefined) objects.toggleBar({ by, value: row.value });
      }}
      renderRow={(index) => {
        const row = rows[index];
        return row === undefined ? null : <Bar row={row} by={by} figures={figures} />;
      }}
    />
  );
}

function Bar(props: {
  readonly row: BarRow;
  readonly by: BarFilter['by'];
  /** The most characters of any row's figures, so that all bars stand in one line. */
  readonly figures: number;
}): ReactNode {
  const { row, by, figures } = props;
  const without = by === 'type' ? simulatorMessages.withoutType : simulatorMessages.withoutClass;
  const name = row.value ?? without;
  return (
    <div
      className={styles['row']}
      title={`${name}: ${rangeWords(row)} of ${formatCount(row.total)} visible`}
      style={{ gridTemplateColumns: `minmax(0, 1fr) 48px ${figures * 0.92}ch` }}
    >
      <bdi className={classNames(styles['name'], row.value === null && styles['without'])}>{name}</bdi>
      <RangeBar {...row} />
      <span className={styles['figures']}>
        <span className={styles['seen']}>{rangeFigures(row)}</span>
        <span className={styles['total']}>{` / ${formatCount(row.total)}`}</span>
      </span>
    </div>
  );
}

function figuresOf(row: BarRow): string {
  return `${rangeFigures(row)} / ${formatCount(row.total)}`;
}
