import { describe, expect, it } from 'vitest';
import { rowHeight, scrollToShow, stepFrom, visibleRows } from '../../../renderer/components/list-window.ts';

describe('a list that draws only what is on screen', () => {
  it('draws a few rows of a million', () => {
    const { first, last } = visibleRows(500_000 * rowHeight, 10 * rowHeight, 1_000_000);
    expect(first).toBeGreaterThan(499_980);
    expect(last).toBeLessThan(500_030);
    expect(first).toBeLessThanOrEqual(500_000);
    expect(last).toBeGreaterThanOrEqual(500_009);
  });

  it('draws nothing of an empty list and nothing beyond the end of one that became shorter', () => {
    expect(visibleRows(0, 240, 0).last).toBe(-1);
    const { first, last } = visibleRows(900 * rowHeight, 240, 3);
    expect([first, last]).toEqual([2, 2]);
  });

  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 14],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 99],
    ['a', null],
  ])('goes from row 5 with %s to %s', (key, expected) => {
    expect(stepFrom(5, key, 100, 10 * rowHeight)).toBe(expected);
  });

  it('does not leave the list', () => {
    expect(stepFrom(0, 'ArrowUp', 3, 240)).toBe(0);
    expect(stepFrom(2, 'ArrowDown', 3, 240)).toBe(2);
  });

  it('scrolls only as far as it must', () => {
    expect(scrollToShow(3, 0, 240)).toBe(0);
    expect(scrollToShow(10, 0, 240)).toBe(rowHeight);
    expect(scrollToShow(1, 100, 240)).toBe(rowHeight);
  });
});
