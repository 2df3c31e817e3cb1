import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useStore } from 'zustand';
import { commandEntry } from '../../../shared/commands/command-table.ts';
import { shortcutWords } from '../../../shared/commands/shortcut.ts';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { offeredCommands } from '../palette/palette-rows.ts';
import { shortcutGroups } from './shortcut-rows.ts';
import type { ShortcutGroup } from './shortcut-rows.ts';
import styles from './shortcuts-dialog.module.css';

// The keyboard must be able to stand in what it scrolls.
const scrolled = { tabIndex: 0, 'aria-label': 'Shortcuts' } as const;

/** Every command with its keys, and what lists and the editor hear by themselves. */
export function ShortcutsDialog(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'shortcuts');
  return (
    <Dialog wide title="Keyboard shortcuts" isOpen={isOpen} onClose={window.closeDialog}>
      <Shortcuts />
    </Dialog>
  );
}

function Shortcuts(): ReactNode {
  const { desktop, mac } = useApplication();
  const [search, setSearch] = useState('');
  const input = useFocusOnMount<HTMLInputElement>();
  const groups = useMemo(() => shortcutGroups(offeredCommands(desktop), mac, search), [desktop, mac, search]);
  return (
    <>
      <SearchField
        aria-label="Search shortcuts"
        value={search}
        onChange={setSearch}
        className={classNames(styles['search'])}
      >
        <Input ref={input} placeholder="A command or its keys" maxLength={200} />
      </SearchField>
      <section className={styles['scrolled']} {...scrolled}>
        <div className={styles['groups']}>
          {groups.map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </div>
        {groups.length === 0 && <p className={styles['none']}>Nothing here has these words.</p>}
      </section>
      <p className={styles['none']}>
        {`The palette (${shortcutWords(commandEntry('view.palette').keys ?? '', mac)}) has every command, also those without keys.`}
      </p>
    </>
  );
}

function Group({ group }: { readonly group: ShortcutGroup }): ReactNode {
  const heading = useId();
  return (
    <section className={styles['group']} aria-labelledby={heading}>
      <h3 id={heading}>{group.title}</h3>
      <dl>
        {group.rows.map(({ words, keys }) => (
          <div key={words} className={styles['row']}>
            <dt>{words}</dt>
            <dd>
              {keys.map((one) => (
                <kbd key={one} className={styles['key']}>
                  {one}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
