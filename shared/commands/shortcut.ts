/** The keys of a command, taken apart. */
export interface Shortcut {
  /** Ctrl, on a Mac the command key. */
  readonly mod: boolean;
  /** Ctrl on every keyboard. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As `KeyboardEvent.key` gives it; a letter in lower case. */
  readonly key: string;
}

/** A key that is pressed, as the browser tells it. */
export interface PressedKey {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly key: string;
}

/** Reads keys as the command table writes them: `Mod+Shift+S`. */
export function readShortcut(keys: string): Shortcut {
  const parts = keys.split('+');
  const key = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '');
  return {
    mod: parts.includes('Mod'),
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

/** Whether a pressed key is the shortcut; `mac` tells which key is Mod. */
export function isPressed(shortcut: Shortcut, pressed: PressedKey, mac: boolean): boolean {
  const ctrl = shortcut.ctrl || (shortcut.mod && !mac);
  const meta = shortcut.mod && mac;
  // On most keyboards "+" is "=" with Shift, and whoever zooms means either.
  const sign = pressed.key === '+' ? '=' : pressed.key;
  const key = sign.length === 1 ? sign.toLowerCase() : sign;
  // Shift is part of how signs such as "?" are typed: there the sign alone tells.
  const shiftFits = isSign(shortcut.key) || pressed.shiftKey === shortcut.shift;
  return (
    pressed.ctrlKey === ctrl &&
    pressed.metaKey === meta &&
    pressed.altKey === shortcut.alt &&
    shiftFits &&
    key === shortcut.key
  );
}

/** The keys in the words of the person's keyboard: `Ctrl+Shift+S`, on a Mac `⇧⌘S`. */
export function shortcutWords(keys: string, mac: boolean): string {
  if (!mac) return keys.replace('Mod', 'Ctrl');
  const { mod, ctrl, shift, alt, key } = readShortcut(keys);
  const sign = key.length === 1 ? key.toUpperCase() : key;
  return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${sign}`;
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
}
