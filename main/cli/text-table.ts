/** One column of a table: numbers stand to the right. */
type Alignment = 'left' | 'right';

/** Rows of cells as aligned lines, two spaces apart, each behind the given indent. */
export function textTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
  indent: string,
): readonly string[] {
  const widths = alignments.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return alignments[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
    });
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}

/** A count with its thousands apart, such as `2,031`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** A count with its noun, such as `1 permission`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : plural}`;
}
