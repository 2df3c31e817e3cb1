import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components';
import styles from './editor-menu.module.css';

/** What the menu of the editor can do. */
export type EditorAction = 'quickFix' | 'nextProblem' | 'find' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste';

// A menu takes the focus when it opens, as the pattern of the ARIA practices demands.
const opened = { autoFocus: 'first' } as const;

interface Entry {
  readonly action: EditorAction;
  readonly words: string;
  readonly keys: string;
}

const groups: readonly (readonly Entry[])[] = [
  [
    { action: 'quickFix', words: 'Quick Fix…', keys: 'Ctrl+.' },
    { action: 'nextProblem', words: 'Go to Next Problem', keys: 'F8' },
  ],
  [
    { action: 'find', words: 'Find', keys: 'Ctrl+F' },
    { action: 'undo', words: 'Undo', keys: 'Ctrl+Z' },
    { action: 'redo', words: 'Redo', keys: 'Ctrl+Shift+Z' },
  ],
  [
    { action: 'cut', words: 'Cut', keys: 'Ctrl+X' },
    { action: 'copy', words: 'Copy', keys: 'Ctrl+C' },
    { action: 'paste', words: 'Paste', keys: 'Ctrl+V' },
  ],
];

/** The context menu of the editor, at a place of the window in pixels; Monaco's own can't be read out. */
export function EditorMenu(props: {
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
  readonly onAction: (action: EditorAction) => void;
}): ReactNode {
  const { at, onClose, onAction } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  const onMac = navigator.userAgent.includes('Mac');
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
          {groups.flatMap((entries, index) => [
            ...(index === 0
              ? []
              : [<Separator key={`above-${entries[0]!.action}`} className={styles['separator']!} />]),
            ...entries.map(({ action, words, keys }) => (
              <MenuItem
                key={action}
                textValue={words}
                onAction={() => onAction(action)}
                className={styles['item']!}
              >
                <span>{words}</span>{' '}
                <span className={styles['keys']}>{onMac ? keys.replace('Ctrl', '⌘') : keys}</span>
              </MenuItem>
            )),
          ])}
        </Menu>
      </Popover>
    </>
  );
}
