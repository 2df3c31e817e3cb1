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
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { EmptyState, Message } from '../../components/message.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import type { EntitySet } from '../entities/entities-store.ts';
import type { Kind } from '../../../shared/report/simulation.ts';
import { kindWords } from '../../../shared/report/simulation-words.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { browseMessages } from './messages.ts';
import { ObjectTable } from './object-table.tsx';
import styles from './table-pane.module.css';

const kinds: readonly Kind[] = ['entity', 'relationship'];

/** The set that is browsed, as a table with search, columns and sort. */
export function TablePane(): ReactNode {
  const { browse, entities } = useApplication();
  const { setId, kind, problem } = useStore(browse.store);
  const set = useStore(entities.store, (state) => state.sets.find(({ id }) => id === setId) ?? null);
  if (set === null) return <EmptyState>{browseMessages.chooseSet}</EmptyState>;
  return (
    <div className={styles['pane']}>
      <div className={styles['title']}>
        <h2 title={set.name}>
          <bdi>{set.name}</bdi>
        </h2>
        <KindSwitch set={set} kind={kind} />
      </div>
      <div className={styles['tools']}>
        <Search />
        <ColumnChooser />
      </div>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      <Rows set={set} />
    </div>
  );
}

function KindSwitch({ set, kind }: { readonly set: EntitySet; readonly kind: Kind }): ReactNode {
  const { browse } = useApplication();
  const counts: Readonly<Record<Kind, number>> = { entity: set.entities, relationship: set.relationships };
  return (
    <ToggleButtonGroup
      className={classNames(styles['kinds'])}
      aria-label={browseMessages.kinds}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[kind]}
      onSelectionChange={(keys) => browse.showKind(keys.has('relationship') ? 'relationship' : 'entity')}
    >
      {kinds.map((one) => (
        <ToggleButton key={one} id={one} className={classNames(styles['kind'])}>
          {kindWords[one].title} <span className={styles['number']}>{formatCount(counts[one])}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Search(): ReactNode {
  const { browse } = useApplication();
  const search = useStore(browse.store, (state) => state.search);
  return (
    <SearchField
      className={classNames(styles['search'])}
      aria-label={browseMessages.search}
      value={search}
      maxLength={1000}
      onChange={browse.search}
    >
      <Icon name="search" />
      <Input placeholder={browseMessages.search} />
      <AriaButton className={classNames(styles['clear'])}>
        <Icon name="close" />
      </AriaButton>
    </SearchField>
  );
}

function Rows({ set }: { readonly set: EntitySet }): ReactNode {
  const { browse } = useApplication();
  const { setId, kind, columns, shown, total, search } = useStore(browse.store);
  const all = kind === 'entity' ? set.entities : set.relationships;
  if (all === 0) return <EmptyState>{browseMessages.noObjects(kind)}</EmptyState>;
  if (columns !== null && shown.length === 0) return <EmptyState>{browseMessages.noColumns}</EmptyState>;
  if (total === 0 && search !== '') {
    return (
      <EmptyState>
        <p>{browseMessages.nothingFound}</p>
        <Button onPress={() => browse.search('')}>{browseMessages.showAll}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ObjectTable key={`${setId} ${kind}`} label={browseMessages.rowsOf(kind, set.name)} />
      <p className={styles['count']} aria-live="polite">
        {total === null ? browseMessages.loading : browseMessages.count(total, all)}
      </p>
    </>
  );
}
