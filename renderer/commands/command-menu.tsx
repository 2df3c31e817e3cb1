import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import { commandEntry } from '../../shared/commands/command-table.ts';
import type { CommandId } from '../../shared/commands/command-table.ts';
import { shortcutWords } from '../../shared/commands/shortcut.ts';
import { useApplication } from '../application-context.ts';
import styles from './command-menu.module.css';

// A menu takes the focus when it opens, as the pattern of the ARIA practices demands.
const opened = { autoFocus: 'first' } as const;

/** A context menu of commands, at a place of the window in pixels; closed where there is none. */
export function CommandMenu(props: {
  readonly label: string;
  /** The commands, with a line between the groups. */
  readonly groups: readonly (readonly CommandId[])[];
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}): ReactNode {
  const { label, groups, at, onClose } = props;
  const { commands, mac } = useApplication();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles['anchor']} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        aria-label={label}
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={0}
        className={styles['popover']!}
      >
        <Menu {...opened} aria-label={label} onClose={onClose} className={styles['menu']!}>
          {groups.flatMap((ids, index) => [
            ...(index === 0 ? [] : [<Separator key={`above-${ids[0]!}`} className={styles['separator']!} />]),
            ...ids.map((id) => {
              const { words, keys = '' } = commandEntry(id);
              return (
                <MenuItem
                  key={id}
                  textValue={words}
                  onAction={() => {
                    onClose();
                    commands.run(id);
                  }}
                  className={styles['item']!}
                >
                  <span>{words}</span> <span className={styles['keys']}>{shortcutWords(keys, mac)}</span>
                </MenuItem>
              );
            }),
          ])}
        </Menu>
      </Popover>
    </>
  );
}
