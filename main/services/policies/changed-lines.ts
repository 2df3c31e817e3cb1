/** How much two texts differ. */
export interface ChangedLines {
  readonly added: number;
  readonly removed: number;
}

/** How many lines a text has that another does not, each counted as often as it is there; a moved line is none. */
export function changedLines(before: string, after: string): ChangedLines {
  const counts = new Map<string, number>();
  for (const line of linesOf(before)) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of linesOf(after)) {
    const count = counts.get(line) ?? 0;
    if (count === 0) added += 1;
    else counts.set(line, count - 1);
  }
  let removed = 0;
  for (const count of counts.values()) removed += count;
  return { added, removed };
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
