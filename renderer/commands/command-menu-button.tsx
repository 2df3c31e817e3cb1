import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { commandEntry } from '../../shared/commands/command-table.ts';
import type { CommandId } from '../../shared/commands/command-table.ts';
import { shortcutWords } from '../../shared/commands/shortcut.ts';
import { useApplication } from '../application-context.ts';
import { IconButton } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import styles from './command-menu-button.module.css';

/** An icon that opens a few commands. */
export function CommandMenuButton(props: {
  readonly icon: string;
  readonly label: string;
  readonly ids: readonly CommandId[];
}): ReactNode {
  const { icon, label, ids } = props;
  const { commands, mac } = useApplication();
  return (
    <MenuTrigger>
      <IconButton icon={icon} label={label} />
      <Popover className={classNames(styles['popover'])} placement="bottom end">
        <Menu aria-label={label} className={classNames(styles['menu'])}>
          {ids.map((id) => {
            const { words, keys = '' } = commandEntry(id);
            return (
              <MenuItem
                key={id}
                textValue={words}
                onAction={() => commands.run(id)}
                className={classNames(styles['item'])}
              >
                <span>{words}</span> <span className={styles['keys']}>{shortcutWords(keys, mac)}</span>
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
