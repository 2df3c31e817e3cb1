import { commandTable } from '../../shared/commands/command-table.ts';
import type { CommandEntry, CommandId } from '../../shared/commands/command-table.ts';
import { isPressed, readShortcut } from '../../shared/commands/shortcut.ts';
import type { PressedKey } from '../../shared/commands/shortcut.ts';
import type { CommandActions } from './command-actions.ts';

/** Every command of the window, for whoever offers one: menus, the palette, shortcuts, buttons. */
export interface Commands {
  /** Does it; where it can't be done now, tells why. */
  readonly run: (id: CommandId) => void;
  /** Why it can't be done now; null where it can. */
  readonly refusal: (id: CommandId) => string | null;
  /** Does what the pressed keys stand for; false where they stand for nothing that the window hears. */
  readonly press: (pressed: PressedKey) => boolean;
}

/** Which keys the window hears. */
export interface HeardKeys {
  /** Whether the keyboard is a Mac's. */
  readonly mac: boolean;
  /** Whether this is a desktop window and not a browser's. */
  readonly desktop: boolean;
}

/** Joins the actions of all features; `tell` shows a person why something was not done. */
export function createCommands(
  actions: CommandActions,
  { mac, desktop }: HeardKeys,
  tell: (sentence: string) => void,
): Commands {
  // The table as its entries' common shape: each has its own literal type.
  const entries: readonly (CommandEntry & { readonly id: CommandId })[] = commandTable;
  const heard = entries.flatMap((entry) => {
    const elsewhere = entry.editor === true || (entry.desktop === true && !desktop);
    const keys = [...(entry.keys === undefined ? [] : [entry.keys]), ...(entry.otherKeys ?? [])];
    return elsewhere ? [] : keys.map((one) => ({ id: entry.id, shortcut: readShortcut(one) }));
  });

  function run(id: CommandId): void {
    const refusal = actions[id].refusal();
    if (refusal === null) void actions[id].run();
    else tell(refusal);
  }

  return {
    run,
    refusal: (id) => actions[id].refusal(),
    press(pressed) {
      const found = heard.find(({ shortcut }) => isPressed(shortcut, pressed, mac));
      if (found === undefined) return false;
      run(found.id);
      return true;
    },
  };
}
