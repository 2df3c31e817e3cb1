import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../application-context.ts';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import type { ThemeChoice } from '../../shared/contract/settings.ts';
import { shellMessages } from './messages.ts';
import styles from './status-bar.module.css';

const choices: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

/** The switch between the system's theme, light, dark and high contrast. */
export function ThemeMenu(): ReactNode {
  const { theme, commands } = useApplication();
  const choice = useStore(theme.store, (state) => state.choice);
  return (
    <MenuTrigger>
      <Button
        className={classNames(styles['item'], styles['fixed'])}
        aria-label={`${shellMessages.theme}: ${shellMessages.themes[choice]}`}
      >
        <Icon name="color-mode" />
        <span>{shellMessages.themes[choice]}</span>
      </Button>
      <Popover className={classNames(styles['popover'])} placement="top end">
        <Menu
          className={classNames(styles['menu'])}
          aria-label={shellMessages.theme}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[choice]}
          onSelectionChange={(keys) => {
            const chosen = choices.find((one) => keys !== 'all' && keys.has(one));
            if (chosen !== undefined) commands.run(`theme.${chosen}`);
          }}
        >
          {choices.map((one) => (
            <MenuItem key={one} id={one} className={classNames(styles['choice'])}>
              <span className={styles['tick']}>{one === choice && <Icon name="check" />}</span>
              {shellMessages.themes[one]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
