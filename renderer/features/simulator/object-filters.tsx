import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Input,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { VerdictMark } from '../../components/verdict-mark.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import { barsOf } from './bar-rows.ts';
import { simulatorMessages } from './messages.ts';
import styles from './object-list.module.css';
import type { ObjectsState } from './objects-store.ts';
import type { SimulationSummary, Verdict } from '../../../shared/report/simulation.ts';
import { verdictTitles } from '../../../shared/report/simulation-words.ts';
import { summaryOfSet } from './standing.ts';

const verdicts: readonly Verdict[] = ['visible', 'undetermined', 'hidden'];

/** Search, the filter by verdict with its counts, and the chosen bar. */
export function ObjectFilters(): ReactNode {
  const { simulation, objects } = useApplication();
  const summary = useStore(simulation.store, summaryOfSet);
  const state = useStore(objects.store);
  const { verdict, bar } = state.filter;
  const counts = verdictCounts(summary, state);
  return (
    <div className={styles['filters']}>
      <Search />
      {bar !== null && (
        <div className={styles['chip']}>
          <bdi>
            {bar.value ??
              (bar.by === 'type' ? simulatorMessages.withoutType : simulatorMessages.withoutClass)}
          </bdi>
          <IconButton
            icon="close"
            label={simulatorMessages.clearFilter}
            onPress={() => objects.change({ bar: null })}
          />
        </div>
      )}
      <ToggleButtonGroup
        className={classNames(styles['verdicts'])}
        aria-label={simulatorMessages.verdictFilter}
        selectionMode="single"
        selectedKeys={verdict === null ? [] : [verdict]}
        onSelectionChange={(keys) =>
          objects.change({ verdict: verdicts.find((one) => keys.has(one)) ?? null })
        }
      >
        {verdicts.map((one) => (
          <ToggleButton key={one} id={one} className={classNames(styles['verdict'])}>
            <VerdictMark mark={one} />
            {verdictTitles[one]}
            <span className={styles['number']}>{counts === null ? '' : formatCount(counts[one])}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function Search(): ReactNode {
  const { objects } = useApplication();
  const { kind, search } = useStore(objects.store, (state) => state.filter);
  return (
    <SearchField
      className={classNames(styles['search'])}
      aria-label={simulatorMessages.search(kind)}
      value={search}
      maxLength={1000}
      onChange={objects.search}
    >
      <Icon name="search" />
      <Input placeholder={simulatorMessages.search(kind)} />
      <AriaButton className={classNames(styles['clear'])}>
        <Icon name="close" />
      </AriaButton>
    </SearchField>
  );
}

function verdictCounts(
  summary: SimulationSummary | null,
  { filter, found }: ObjectsState,
): Readonly<Record<Verdict, number>> | null {
  if (filter.search !== '') return found;
  if (summary === null) return null;
  const { kind, bar } = filter;
  if (bar === null) return kind === 'entity' ? summary.entities : summary.relationships;
  return (
    barsOf(summary, kind, bar.by).find((row) => row.value === bar.value) ?? {
      visible: 0,
      undetermined: 0,
      hidden: 0,
    }
  );
}
