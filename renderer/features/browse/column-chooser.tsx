import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Input,
  Popover,
  SearchField,
} from 'react-aria-components';
import { useStore } from 'zustand';
import { mostColumns } from '../../../shared/contract/browse.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount } from '../../../shared/report/number-format.ts';
import styles from './column-chooser.module.css';
import { browseMessages } from './messages.ts';

const mostListed = 200;

/** Chooses the columns of the table among the properties of its objects, the most frequent first. */
export function ColumnChooser(): ReactNode {
  return (
    <DialogTrigger>
      <Button>
        <Icon name="list-selection" /> {browseMessages.columns}
      </Button>
      <Popover
        className={classNames(styles['popover'])}
        placement="bottom end"
        aria-label={browseMessages.columnsOfTable}
      >
        <div className={styles['dialog']}>
          <Choices />
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function Choices(): ReactNode {
  const { browse } = useApplication();
  const { columns, shown } = useStore(browse.store);
  const [search, setSearch] = useState('');
  const input = useFocusOnMount<HTMLInputElement>();
  const wanted = search.toLowerCase();
  const found = (columns ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  const listed = found.slice(0, mostListed);
  const isFull = shown.length >= mostColumns;
  return (
    <>
      <SearchField
        className={classNames(styles['search'])}
        aria-label={browseMessages.searchColumns}
        value={search}
        onChange={setSearch}
      >
        <Icon name="search" />
        <Input ref={input} placeholder={browseMessages.searchColumns} />
        <AriaButton className={classNames(styles['clear'])}>
          <Icon name="close" />
        </AriaButton>
      </SearchField>
      <CheckboxGroup
        className={classNames(styles['list'])}
        aria-label={browseMessages.columnsOfTable}
        value={[...shown]}
        onChange={(names) => browse.showColumns(names)}
      >
        {listed.map(({ name, count }) => (
          <Checkbox
            key={name}
            value={name}
            isDisabled={isFull && !shown.includes(name)}
            className={classNames(styles['column'])}
          >
            <bdi>{name}</bdi>
            <span className={styles['count']}>{formatCount(count)}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {listed.length === 0 && <p className={styles['note']}>{browseMessages.noColumn}</p>}
      <p className={styles['note']}>{browseMessages.columnsFound(listed.length, found.length)}</p>
    </>
  );
}
