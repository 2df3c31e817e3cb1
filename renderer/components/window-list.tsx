import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
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
  /** The row to be brought on screen, once for each object. */
  readonly goTo?: { readonly index: number } | null;
  readonly onChoose: (index: number) => void;
  /** Told of Escape; where it is left out the key goes to what is around the list. */
  readonly onEscape?: () => void;
  /** Told which rows are on screen. */
  readonly onShow?: (first: number, last: number) => void;
  readonly renderRow: (index: number) => ReactNode;
}

/**
 * A list box that draws only the rows on screen, for lists of which most rows are not even loaded.
 * The collections of the component library hold every row; a million would stall each keystroke.
 */
export function WindowList(props: WindowListProps): ReactNode {
  const { label, count, selected, choosesOnMove = false, goTo = null, onChoose } = props;
  const { onEscape, onShow, renderRow } = props;
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

  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null) element.scrollTop = scrollToShow(active, element.scrollTop, element.clientHeight);
  }, [active]);

  // Again where the list has become longer: the row may have had no place before.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || goTo === null || goTo.index >= count) return;
    setActive(goTo.index);
    element.scrollTop = scrollToShow(goTo.index, element.scrollTop, element.clientHeight);
  }, [goTo, count]);

  useEffect(() => onShow?.(first, last), [onShow, first, last]);

  function moveTo(index: number): void {
    setActive(index);
    if (choosesOnMove) onChoose(index);
  }

  function press(event: KeyboardEvent): void {
    if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') onEscape?.();
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

  function choose(index: number): void {
    setActive(index);
    onChoose(index);
  }

  const rows = [];
  for (let index = first; index <= last; index += 1) rows.push(index);
  const inView = current >= first && current <= last;
  return (
    <div
      ref={list}
      className={styles['list']}
      {...listBoxAttributes(label, count > 0 && inView ? `${id}-${current}` : null, press)}
      onScroll={(event) =>
        setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <div className={styles['sizer']} role="presentation" style={{ height: count * rowHeight }}>
        {rows.map((index) => (
          <div
            key={index}
            className={classNames(styles['option'], index === current && styles['active'])}
            style={{ transform: `translateY(${index * rowHeight}px)` }}
            {...optionAttributes(`${id}-${index}`, index, count, index === selected, choose)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function listBoxAttributes(
  label: string,
  active: string | null,
  press: (event: KeyboardEvent) => void,
): HTMLAttributes<HTMLElement> {
  const named = { role: 'listbox', tabIndex: 0, 'aria-label': label, onKeyDown: press };
  return active === null ? named : { ...named, 'aria-activedescendant': active };
}

// The keys are pressed on the list box, which keeps the focus; the pointer chooses an option itself.
function optionAttributes(
  id: string,
  index: number,
  count: number,
  selected: boolean,
  choose: (index: number) => void,
): HTMLAttributes<HTMLElement> {
  return {
    id,
    role: 'option',
    'aria-selected': selected,
    'aria-posinset': index + 1,
    'aria-setsize': count,
    onClick: () => choose(index),
  };
}
