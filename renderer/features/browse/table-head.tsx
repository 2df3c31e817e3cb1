import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { columnHeader, headRow, rowGroup } from './grid-roles.ts';
import { browseMessages } from './messages.ts';
import styles from './object-table.module.css';

/** The names of the columns; a press sorts by one, another the other way round, a third no more. */
export function TableHead({
  columns,
}: {
  readonly columns: { readonly gridTemplateColumns: string };
}): ReactNode {
  const { browse } = useApplication();
  const { shown, sort } = useStore(browse.store);
  return (
    <div className={styles['head']} {...rowGroup}>
      <div className={styles['names']} {...headRow} style={columns}>
        {shown.map((name) => {
          const direction = sort?.property !== name ? null : sort.descending ? 'descending' : 'ascending';
          return (
            <div key={name} className={styles['header']} {...columnHeader(direction)}>
              <Button
                className={classNames(styles['sort'])}
                aria-label={browseMessages.sortBy(name)}
                onPress={() => browse.sortBy(name)}
              >
                <bdi>{name}</bdi>
                {direction !== null && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
              </Button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
