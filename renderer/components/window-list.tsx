import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { rowHeight, scrollToShow, stepFrom, visibleRows } from './list-window.ts';
import styles from './window-list.module.css';

/** What a list of any length shows. */
export interface WindowListProps {
  readonly label: string;
  readonly count: number;
  /** The chosen row; null where none is or where it is not in the list. */
  readonly selected: number | null;
  /** Whether moving with the keys chooses, too; else Enter and Space do. */
  readonly choosesOnMove?: boolean;
  readonly onChoose: (index: number) => void;
  /** Told which rows are on screen. */
  readonly onShow?: (first: number, last: number) => void;
  readonly renderRow: (index: number) => ReactNode;
  /** Another value puts the list back to its top. */
  readonly resetKey?: string;
}

/**
 * A list box that draws only the rows on screen, for lists of which most rows are not even loaded.
 * The collections of the component library hold every row; a million would stall each keystroke.
 */
export function WindowList(props: WindowListProps): ReactNode {
  const { label, count, selected, choosesOnMove = false, onChoose, onShow, renderRow, resetKey = '' } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 240 });
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const { first, last } = visibleRows(scroll.top, scroll.height, count);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = 0;
    setActive(0);
  }, [resetKey]);

  useEffect(() => onShow?.(first, last), [onShow, first, last]);

  function moveTo(index: number): void {
    const element = list.current;
    setActive(index);
    if (element !== null) element.scrollTop = scrollToShow(index, element.scrollTop, element.clientHeight);
    if (choosesOnMove) onChoose(index);
  }

  function press(event: KeyboardEvent): void {
    if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(current);
      return;
    }
    const next = stepFrom(current, event.key, count, scroll.height);
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
  }

  const rows = [];
  for (let index = first; index <= last; index += 1) rows.push(index);
  const inView = current >= first && current <= last;
  return (
    <div
      ref={list}
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(count > 0 && inView ? { 'aria-activedescendant': `${id}-${current}` } : {})}
      onKeyDown={press}
      onScroll={(event) =>
        setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <div className={styles['sizer']} role="presentation" style={{ height: count * rowHeight }}>
        {rows.map((index) => (
          // The keys of the list box reach every row; the pointer is the other way.
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === selected}
            aria-posinset={index + 1}
            aria-setsize={count}
            className={classNames(styles['option'], index === current && styles['active'])}
            style={{ transform: `translateY(${index * rowHeight}px)` }}
            onClick={() => {
              setActive(index);
              onChoose(index);
            }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
