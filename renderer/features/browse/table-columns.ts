/** A property that a table can show, with how many objects have it. */
export interface TableColumn {
  readonly name: string;
  readonly count: number;
}

const shownFirst = ['displayName', 'name', '_type', '_class', '_key', '_id'];
const columnsAtFirst = 6;

/** The columns that a table begins with: what an object is called and what it is, then the most frequent ones. */
export function firstColumns(columns: readonly TableColumn[]): readonly string[] {
  const names = columns.map(({ name }) => name);
  const known = shownFirst.filter((name) => names.includes(name));
  // A name and a key say what an object is; the ids that most objects also have say nothing to a person.
  const leading = known.slice(0, 4);
  const others = names.filter((name) => !leading.includes(name) && !name.startsWith('_'));
  return [...leading, ...others, ...known.slice(4)].slice(0, columnsAtFirst);
}

/** Which of the remembered columns a set still has; the ones it begins with where that is none. */
export function columnsToShow(
  columns: readonly TableColumn[],
  remembered: readonly string[] | null,
): readonly string[] {
  const there = (remembered ?? []).filter((name) => columns.some((column) => column.name === name));
  return there.length === 0 ? firstColumns(columns) : there;
}
