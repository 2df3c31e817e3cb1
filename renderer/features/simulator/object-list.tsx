import { memo } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState, Message } from '../../components/message.tsx';
import tabs from '../../components/tabs.module.css';
import { markOf, VerdictMark, verdictWord } from '../../components/verdict-mark.tsx';
import { WindowList } from '../../components/window-list.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import { simulatorMessages } from './messages.ts';
import { ObjectFilters } from './object-filters.tsx';
import styles from './object-list.module.css';
import type { Kind, ObjectRow } from '../../../shared/report/simulation.ts';
import { kindWords } from '../../../shared/report/simulation-words.ts';
import { summaryOfSet } from './standing.ts';

const kinds: readonly Kind[] = ['entity', 'relationship'];

/** The entities and the relationships of the set, with search and a filter by verdict. */
export const ObjectList = memo(function ObjectList(): ReactNode {
  const { simulation, objects } = useApplication();
  const entities = useStore(simulation.store, (state) => summaryOfSet(state)?.entities.total ?? null);
  const relationships = useStore(
    simulation.store,
    (state) => summaryOfSet(state)?.relationships.total ?? null,
  );
  const kind = useStore(objects.store, (state) => state.filter.kind);
  const outdated = useStore(objects.store, (state) => state.outdated);
  return (
    <Tabs
      className={classNames(styles['objects'], outdated && styles['stale'])}
      selectedKey={kind}
      onSelectionChange={(key) => {
        const next: Kind = key === 'relationship' ? 'relationship' : 'entity';
        if (next !== kind) objects.change({ kind: next, bar: null });
      }}
    >
      <TabList className={classNames(tabs['list'])} aria-label="Kind of graph object">
        <KindTab kind="entity" total={entities} />
        <KindTab kind="relationship" total={relationships} />
      </TabList>
      {kinds.map((one) => (
        <TabPanel key={one} id={one} className={classNames(styles['panel'])}>
          <ObjectFilters />
          <Rows kind={one} />
        </TabPanel>
      ))}
    </Tabs>
  );
});

function KindTab({ kind, total }: { readonly kind: Kind; readonly total: number | null }): ReactNode {
  return (
    <Tab id={kind} className={classNames(tabs['tab'])}>
      {kindWords[kind].title}{' '}
      <span className={tabs['count']}>{total === null ? '' : formatCount(total)}</span>
    </Tab>
  );
}

function Rows({ kind }: { readonly kind: Kind }): ReactNode {
  const { objects, explanation, window } = useApplication();
  const { filter, total, rows, problem, goTo } = useStore(objects.store);
  const position = useStore(explanation.store, (state) => state.position);
  // Where the chosen object stands in the list is known only while its page is loaded.
  const selected = position === null ? null : indexOf(rows, position);
  async function choose(index: number): Promise<void> {
    const row = await objects.rowAt(index);
    if (row !== null) explanation.choose(row.position);
  }
  if (problem !== null) {
    return <Message tone="problem">{problem}</Message>;
  }
  if (total === 0) {
    const filtered = filter.search !== '' || filter.verdict !== null || filter.bar !== null;
    return (
      <EmptyState>
        <p>{filtered ? simulatorMessages.nothingFound : simulatorMessages.noObjects(kind)}</p>
        {filtered && (
          <Button onPress={() => objects.change({ search: '', verdict: null, bar: null })}>
            {simulatorMessages.showAll}
          </Button>
        )}
        {!filtered && kind === 'entity' && (
          <Button look="primary" onPress={() => window.openDialog('entities')}>
            {simulatorMessages.openEntities}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <WindowList
      key={JSON.stringify(filter)}
      label={kindWords[kind].title}
      count={total ?? 0}
      selected={selected}
      choosesOnMove
      goTo={goTo}
      onShow={objects.show}
      onEscape={() => explanation.choose(null)}
      onChoose={(index) => void choose(index)}
      renderRow={(index) => <Row row={rows.get(index)} />}
    />
  );
}

function Row({ row }: { readonly row: ObjectRow | undefined }): ReactNode {
  if (row === undefined) {
    return <div className={classNames(styles['row'], styles['loading'])}>{simulatorMessages.loadingRow}</div>;
  }
  const mark = markOf(row.verdict, row.reason);
  return (
    <div className={styles['row']}>
      <VerdictMark mark={mark} />
      <bdi className={styles['name']}>{row.name}</bdi>
      <bdi className={styles['type']}>{row.type ?? simulatorMessages.withoutType}</bdi>
      <span className={styles['word']}>{verdictWord(mark)}</span>
      <span className={styles['hidden']}>{verdictWord(mark)}</span>
    </div>
  );
}

function indexOf(rows: ReadonlyMap<number, ObjectRow>, position: number): number | null {
  for (const [index, row] of rows) if (row.position === position) return index;
  return null;
}
