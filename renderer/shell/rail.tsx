import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { commandEntry } from '../../shared/commands/command-table.ts';
import type { CommandId } from '../../shared/commands/command-table.ts';
import { shortcutWords } from '../../shared/commands/shortcut.ts';
import { useApplication } from '../application-context.ts';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { shellMessages } from './messages.ts';
import styles from './rail.module.css';
import type { ScreenName } from './window-store.ts';

const screens: readonly { readonly name: ScreenName; readonly icon: string; readonly command: CommandId }[] =
  [
    { name: 'workbench', icon: 'edit', command: 'view.workbench' },
    { name: 'entities', icon: 'table', command: 'view.entities' },
  ];

/** The screens of the window, at its left edge. */
export function Rail(): ReactNode {
  const { window, commands, mac } = useApplication();
  const shown = useStore(window.store, (state) => state.screen);
  return (
    <nav className={styles['rail']} aria-label={shellMessages.screens}>
      {screens.map(({ name, icon, command }) => {
        const { keys = '' } = commandEntry(command);
        return (
          <TooltipTrigger key={name} delay={500}>
            <Button
              className={classNames(styles['item'])}
              aria-label={shellMessages.screen[name]}
              {...(name === shown ? { 'aria-current': 'page' as const } : {})}
              onPress={() => commands.run(command)}
            >
              <Icon name={icon} />
            </Button>
            <Tooltip className={classNames(styles['tooltip'])} placement="end" offset={4}>
              {shellMessages.screen[name]} ({shortcutWords(keys, mac)})
            </Tooltip>
          </TooltipTrigger>
        );
      })}
    </nav>
  );
}
