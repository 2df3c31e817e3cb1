import { describe, expect, it } from 'vitest';
import { createColumnMemory } from '../../../../renderer/features/browse/column-memory.ts';
import { columnsToShow, firstColumns } from '../../../../renderer/features/browse/table-columns.ts';

function columns(...names: readonly string[]) {
  return names.map((name, index) => ({ name, count: 100 - index }));
}

describe('the columns of a table', () => {
  it('begin with what an object is called and what it is, then the most frequent', () => {
    const all = columns('_id', '_version', '_type', 'name', '_class', 'a', 'displayName', 'b', 'c');
    expect(firstColumns(all)).toEqual(['displayName', 'name', '_type', '_class', 'a', 'b']);
  });

  it('are the keys where objects have nothing else', () => {
    expect(firstColumns(columns('_key', '_id'))).toEqual(['_key', '_id']);
    expect(firstColumns([])).toEqual([]);
  });

  it('are those that a person chose, as far as the set still has them', () => {
    expect(columnsToShow(columns('a', 'b', 'c'), ['c', 'gone', 'a'])).toEqual(['c', 'a']);
    expect(columnsToShow(columns('a', 'b'), ['gone'])).toEqual(['a', 'b']);
    expect(columnsToShow(columns('a', 'b'), null)).toEqual(['a', 'b']);
  });
});

function storage(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

describe('the memory of columns', () => {
  it('keeps those of each set by itself, over a restart, and forgets the set that was looked at longest ago', () => {
    const place = storage();
    const memory = createColumnMemory(place);
    for (let set = 0; set < 41; set += 1) memory.write(`set ${set}`, [`column ${set}`]);
    expect(createColumnMemory(place).read('set 40')).toEqual(['column 40']);
    expect(createColumnMemory(place).read('set 0')).toBeNull();
  });

  it('remembers nothing where what is stored is not what was kept', () => {
    for (const text of ['', '{', '{}', '[1]']) expect(createColumnMemory(storage(text)).read('a')).toBeNull();
  });
});
