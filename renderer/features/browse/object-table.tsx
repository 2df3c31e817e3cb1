import { useEffect, useId, useState } from 'react';
import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { rowHeight, stepFrom } from '../../components/list-window.ts';
import type { TableRow } from './browse-store.ts';
import { browseMessages } from './messages.ts';
import styles from './object-table.module.css';
import { gridCell, rowGroup } from './grid-roles.ts';
import { TableHead } from './table-head.tsx';
import { useRowWindow } from './use-row-window.ts';

/** The height of the header in pixels; object-table.module.css has the same. */
const headHeight = 28;
/** The least width of a column in pixels. */
const narrowest = 150;

/**
 * The rows of the set that is browsed, of which only those on screen are drawn: the collections of the component
 * library hold every row.
 */
export function ObjectTable({ label }: { readonly label: string }): ReactNode {
  const { browse } = useApplication();
  const { shown, total, rows, chosen, waiting } = useStore(browse.store);
  const count = total ?? 0;
  const id = useId();
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const { scroller, first, last, height, onScroll, showRow } = useRowWindow(count, headHeight);
  useEffect(() => browse.show(first, last), [browse, first, last]);

  function moveTo(index: number): void {
    setActive(index);
    showRow(index);
    choose(index);
  }
  function choose(index: number): void {
    setActive(index);
    const row = rows.get(index);
    if (row !== undefined) browse.choose(row.position);
  }
  function press(event: KeyboardEvent): void {
    // Keys pressed on a button of the header are that button's.
    if (event.target !== event.currentTarget) return;
    if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') browse.choose(null);
    const next =
      event.key === 'Enter' || event.key === ' ' ? current : stepFrom(current, event.key, count, height);
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
  }

  const indexes = [];
  for (let index = first; index <= last; index += 1) indexes.push(index);
  const inView = count > 0 && current >= first && current <= last;
  const columns = { gridTemplateColumns: `repeat(${shown.length}, minmax(${narrowest}px, 1fr))` };
  return (
    <div
      ref={scroller}
      className={classNames(styles['table'], waiting && styles['waiting'])}
      onScroll={onScroll}
      {...gridAttributes(label, { rows: count, columns: shown.length }, waiting, press)}
      {...(inView ? { 'aria-activedescendant': `${id}-${current}` } : {})}
    >
      <div className={styles['content']} role="presentation" style={{ minWidth: shown.length * narrowest }}>
        <TableHead columns={columns} />
        <div className={styles['rows']} {...rowGroup} style={{ height: count * rowHeight }}>
          {indexes.map((index) => (
            <Row
              key={index}
              id={`${id}-${index}`}
              index={index}
              row={rows.get(index)}
              active={index === current}
              chosen={chosen}
              columns={columns}
              onChoose={choose}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function gridAttributes(
  label: string,
  size: { readonly rows: number; readonly columns: number },
  waiting: boolean,
  press: (event: KeyboardEvent) => void,
): HTMLAttributes<HTMLElement> {
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-label': label,
    // The header is a row, too.
    'aria-rowcount': size.rows + 1,
    'aria-colcount': size.columns,
    'aria-busy': waiting,
    onKeyDown: press,
  };
}

function Row(props: {
  readonly id: string;
  readonly index: number;
  readonly row: TableRow | undefined;
  readonly active: boolean;
  readonly chosen: number | null;
  readonly columns: { readonly gridTemplateColumns: string };
  readonly onChoose: (index: number) => void;
}): ReactNode {
  const { id, index, row, active, chosen, columns, onChoose } = props;
  const selected = row !== undefined && row.position === chosen;
  return (
    <div
      className={classNames(styles['row'], active && styles['active'])}
      style={{ ...columns, transform: `translateY(${index * rowHeight}px)` }}
      {...rowAttributes(id, index, selected, onChoose)}
    >
      {row === undefined ? (
        <span className={styles['dim']} {...gridCell}>
          {browseMessages.loading}
        </span>
      ) : (
        row.cells.map((cell, place) => (
          // A cell has no identity but its column.
          <span
            key={place}
            className={classNames(styles['cell'], cell !== null && styles[cell.kind])}
            {...gridCell}
            {...(cell === null ? {} : { title: cell.text })}
          >
            {cell !== null && <bdi>{cell.text}</bdi>}
          </span>
        ))
      )}
    </div>
  );
}

// The keys are pressed on the grid, which keeps the focus; the pointer chooses a row itself.
function rowAttributes(
  id: string,
  index: number,
  selected: boolean,
  choose: (index: number) => void,
): HTMLAttributes<HTMLElement> {
  return {
    id,
    role: 'row',
    'aria-rowindex': index + 2,
    'aria-selected': selected,
    onClick: () => choose(index),
  };
}
