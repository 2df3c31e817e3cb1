import { expect, it } from 'vitest';
import { offeredCommands } from '../../../../renderer/features/palette/palette-rows.ts';
import { shortcutGroups } from '../../../../renderer/features/shortcuts/shortcut-rows.ts';
import { commandTable } from '../../../../shared/commands/command-table.ts';
import type { CommandEntry } from '../../../../shared/commands/command-table.ts';

const entries: readonly CommandEntry[] = commandTable;

function keysOf(words: string, mac = false): readonly string[] | undefined {
  const groups = shortcutGroups([...offeredCommands(true)], mac, '');
  return groups.flatMap(({ rows }) => rows).find((row) => row.words === words)?.keys;
}

it('lists the keys of every command that has some, as the person’s keyboard has them', () => {
  const withKeys = entries.filter(({ keys }) => keys !== undefined);
  expect(withKeys.filter(({ words }) => keysOf(words.replace('…', '')) === undefined)).toEqual([]);
  expect(keysOf('Save')).toEqual(['Ctrl+S']);
  expect(keysOf('Save', true)).toEqual(['⌘S']);
  expect(keysOf('Command Palette')).toEqual(['Ctrl+K', 'F1']);
});

it('lists what lists and the editor hear by themselves', () => {
  expect(keysOf('Move the line')).toEqual(['Alt+↓', 'Alt+↑']);
  expect(keysOf('Move the line', true)).toEqual(['⌥↓', '⌥↑']);
  expect(keysOf('Leave the text with Tab, or indent with it', true)).toEqual(['⌃⇧M']);
});

function search(typed: string): readonly string[] {
  return shortcutGroups(offeredCommands(true), false, typed).flatMap(({ rows }) =>
    rows.map(({ words }) => words),
  );
}

it('finds by words, keys and headings', () => {
  expect(search('f6')).toEqual(['Go to Next Pane', 'Go to Previous Pane']);
  expect(search('previous  f6')).toEqual(['Go to Previous Pane']);
  expect(search('nothing of this')).toEqual([]);
});
