/** The height of a row in pixels; `--row` in tokens.css is the same. */
export const rowHeight = 24;

const drawnBeyond = 6;

/** The rows to draw, a few beyond the edges included; `last` is below `first` where there is none. */
export function visibleRows(
  scrollTop: number,
  height: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - drawnBeyond);
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + drawnBeyond);
  return { first: Math.min(first, Math.max(0, count - 1)), last };
}

/** The row that a key leads to; null for a key that moves nothing. */
export function stepFrom(index: number, key: string, count: number, height: number): number | null {
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const target = targetOf(index, key, count, page);
  return target === null ? null : Math.min(count - 1, Math.max(0, target));
}

/** How far a list must be scrolled so that a row is on screen. */
export function scrollToShow(index: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

function targetOf(index: number, key: string, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
