import { commandGroups } from '../../../shared/commands/command-table.ts';
import type { NamedCommand } from '../palette/palette-rows.ts';
import { shortcutWords } from '../../../shared/commands/shortcut.ts';

/** What one set of keys does. */
export interface ShortcutRow {
  readonly words: string;
  /** In the words of the person's keyboard; several where they do the same. */
  readonly keys: readonly string[];
}

/** Keys under a heading. */
export interface ShortcutGroup {
  readonly title: string;
  readonly rows: readonly ShortcutRow[];
}

/** What lists, dividers, dialogs and the editor hear by themselves: no command of the window. */
function heardElsewhere(mac: boolean): readonly {
  readonly title: string;
  readonly rows: readonly (readonly [words: string, ...keys: string[]])[];
}[] {
  return [
    {
      title: 'In the text',
      rows: [
        ['Next or previous line', 'ArrowDown', 'ArrowUp'],
        ['Move the line', 'Alt+ArrowDown', 'Alt+ArrowUp'],
        ['Select the next same word', 'Mod+D'],
        ['Take the chosen suggestion', 'Tab', 'Enter'],
        ['Go to Previous Problem', 'Shift+F8'],
        ['Leave the text with Tab, or indent with it', mac ? 'Ctrl+Shift+M' : 'Ctrl+M'],
        ['Menu of the text', 'Shift+F10'],
      ],
    },
    {
      title: 'In lists and panes',
      rows: [
        ['Move in a list', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'],
        ['Explain the object, or filter by the bar', 'Enter', 'Space'],
        ['Next or previous tab', 'ArrowRight', 'ArrowLeft'],
        [
          'Move a line between panes, once it has the focus',
          'ArrowLeft',
          'ArrowRight',
          'ArrowUp',
          'ArrowDown',
        ],
        ['Close a dialog or a menu', 'Escape'],
      ],
    },
  ];
}

/** All keys by group, as far as they have the words that were typed. */
export function shortcutGroups(
  offered: readonly NamedCommand[],
  mac: boolean,
  typed: string,
): readonly ShortcutGroup[] {
  const ofCommands = commandGroups.map(([group, title]) => ({
    title,
    rows: offered.flatMap((entry): readonly ShortcutRow[] => {
      const { words, keys, otherKeys = [] } = entry;
      if (entry.group !== group || keys === undefined) return [];
      return [
        { words: words.replace(/…$/, ''), keys: [keys, ...otherKeys].map((one) => shownKeys(one, mac)) },
      ];
    }),
  }));
  const ofOthers = heardElsewhere(mac).map(({ title, rows }) => ({
    title,
    rows: rows.map(([words, ...keys]) => ({ words, keys: keys.map((one) => shownKeys(one, mac)) })),
  }));
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...ofCommands, ...ofOthers]
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(({ words, keys }) => {
        const text = [title, words, ...keys].join(' ').toLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

function shownKeys(keys: string, mac: boolean): string {
  return Object.entries(signs).reduce(
    (text, [key, sign]) => text.replace(key, sign),
    shortcutWords(keys, mac),
  );
}
