import { describe, expect, it } from 'vitest';
import { createColumnMemory } from '../../../../renderer/features/browse/column-memory.ts';
import { windowSettings } from '../../../../shared/contract/settings.ts';
import type { SettingValue } from '../../../../shared/contract/settings.ts';
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

/** Settings as main keeps them. */
function settings() {
  let kept: SettingValue<'browse.columns'> | null = null;
  const memory = createColumnMemory({
    read: () => Promise.resolve(kept as never),
    write: (_, value) => {
      kept = windowSettings['browse.columns'].value.parse(value);
      return Promise.resolve();
    },
  });
  return memory;
}

describe('the memory of columns', () => {
  it('keeps those of each set and kind by itself, and forgets what was chosen longest ago', async () => {
    const memory = settings();
    expect(await memory.read('set-0', 'entity')).toBeNull();
    await memory.write('set-0', 'relationship', ['other']);
    for (let set = 0; set < 49; set += 1) await memory.write(`set-${set}`, 'entity', [`column ${set}`]);
    expect(await memory.read('set-0', 'entity')).toEqual(['column 0']);
    expect(await memory.read('set-0', 'relationship')).toEqual(['other']);
    await memory.write('set-0', 'entity', ['changed']);
    await memory.write('set-49', 'entity', ['column 49']);
    expect(await memory.read('set-0', 'entity')).toEqual(['changed']);
    expect(await memory.read('set-0', 'relationship')).toBeNull();
  });
});
