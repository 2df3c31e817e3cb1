/**
 * How many single changes (a character added, left out or replaced, two neighbours swapped) lead from one text to
 * the other; `limit + 1` as soon as it is clear that they are more than `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[other.length] ?? limit + 1, limit + 1);
}

/** The known names nearest to a text in any case, nearest first: at most three, each at most a third away. */
export function nearestNames(text: string, known: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  return known
    .map((name) => {
      const limit = Math.max(1, Math.floor(name.length / 3));
      return { name, limit, distance: editDistance(wanted, name.toLowerCase(), limit) };
    })
    .filter(({ distance, limit }) => distance <= limit)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Whether a key can only be a slip for a known one: the same but for case and `_`, or one or two changes away. */
export function isNearKey(key: string, known: string): boolean {
  const written = key.toLowerCase().replace(/[\s_-]/g, '');
  if (written === known.toLowerCase()) return true;
  return written.charAt(0) === known.charAt(0) && editDistance(written, known, 2) <= 2;
}
