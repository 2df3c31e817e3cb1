import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../shared/commands/command-table.ts';
import type { CommandEntry } from '../../../shared/commands/command-table.ts';
import { isPressed, readShortcut, shortcutWords } from '../../../shared/commands/shortcut.ts';
import type { PressedKey } from '../../../shared/commands/shortcut.ts';

const entries: readonly CommandEntry[] = commandTable;

function pressed(part: Partial<PressedKey>): PressedKey {
  return { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, key: '', ...part };
}

describe('shortcuts', () => {
  it('hear Ctrl elsewhere and the command key on a Mac, in either case of the letter', () => {
    const save = readShortcut('Mod+S');
    expect(isPressed(save, pressed({ ctrlKey: true, key: 's' }), false)).toBe(true);
    expect(isPressed(save, pressed({ ctrlKey: true, key: 'S' }), false)).toBe(true);
    expect(isPressed(save, pressed({ metaKey: true, key: 's' }), true)).toBe(true);
    expect(isPressed(save, pressed({ ctrlKey: true, key: 's' }), true)).toBe(false);
  });

  it('do not hear the same key with another modifier', () => {
    const save = readShortcut('Mod+S');
    for (const more of [{ shiftKey: true }, { altKey: true }, { metaKey: true }]) {
      expect(isPressed(save, pressed({ ctrlKey: true, key: 's', ...more }), false)).toBe(false);
    }
    expect(isPressed(save, pressed({ key: 's' }), false)).toBe(false);
  });

  it('hear a sign whether or not Shift is needed to type it', () => {
    const help = readShortcut('Mod+/');
    expect(isPressed(help, pressed({ ctrlKey: true, key: '/' }), false)).toBe(true);
    expect(isPressed(help, pressed({ ctrlKey: true, shiftKey: true, key: '/' }), false)).toBe(true);
  });

  it('are written as the keyboard of the person has them', () => {
    expect(shortcutWords('Mod+Shift+S', false)).toBe('Ctrl+Shift+S');
    expect(shortcutWords('Mod+Shift+S', true)).toBe('⇧⌘S');
    expect(shortcutWords('F8', true)).toBe('F8');
    expect(shortcutWords('Ctrl+Space', true)).toBe('⌃Space');
    expect(shortcutWords('Ctrl+Space', false)).toBe('Ctrl+Space');
  });
});

describe('the command table', () => {
  it('gives no two commands one id, one name or one set of keys', () => {
    for (const part of ['id', 'words', 'keys'] as const) {
      const values = entries.flatMap((entry) => (entry[part] === undefined ? [] : [entry[part]]));
      expect(new Set(values).size).toBe(values.length);
    }
  });
});
