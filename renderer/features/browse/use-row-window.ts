import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { scrollToShow, visibleRows } from '../../components/list-window.ts';

/** Which rows of a scrolled table are on screen. */
export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly first: number;
  readonly last: number;
  /** The height in which rows are seen, in pixels. */
  readonly height: number;
  readonly onScroll: () => void;
  /** Scrolls as little as brings a row on screen. */
  readonly showRow: (index: number) => void;
}

/** Follows the scrolling of a table whose first `headHeight` pixels are a header that stays. */
export function useRowWindow(count: number, headHeight: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 240 });

  function measure(): void {
    const element = scroller.current;
    if (element !== null) setScroll({ top: element.scrollTop, height: element.clientHeight - headHeight });
  }
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const follow = (): void =>
      setScroll({ top: element.scrollTop, height: element.clientHeight - headHeight });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    follow();
    return () => observer.disconnect();
  }, [headHeight]);

  return {
    scroller,
    ...visibleRows(scroll.top, scroll.height, count),
    height: scroll.height,
    onScroll: measure,
    showRow(index) {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTop = scrollToShow(index, element.scrollTop, element.clientHeight - headHeight);
    },
  };
}
