import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import { commandEntry } from '../../../shared/commands/command-table.ts';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { shortcutWords } from '../../../shared/commands/shortcut.ts';
import { useApplication } from '../../application-context.ts';
import styles from './editor-menu.module.css';

// A menu takes the focus when it opens, as the pattern of the ARIA practices demands.
const opened = { autoFocus: 'first' } as const;

const groups: readonly (readonly CommandId[])[] = [
  ['edit.quickFix', 'edit.nextProblem'],
  ['edit.suggest', 'policy.goTo', 'edit.format'],
  ['edit.find', 'edit.replace', 'edit.undo', 'edit.redo'],
  ['edit.cut', 'edit.copy', 'edit.paste'],
  ['policy.copyRequest', 'policy.pasteRequest'],
];

/** The context menu of the editor, at a place of the window in pixels; Monaco's own can't be read out. */
export function EditorMenu(props: {
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}): ReactNode {
  const { at, onClose } = props;
  const { commands, mac } = useApplication();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles['anchor']} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        aria-label="Edit the policy"
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={0}
        className={styles['popover']!}
      >
        <Menu {...opened} aria-label="Edit the policy" onClose={onClose} className={styles['menu']!}>
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
