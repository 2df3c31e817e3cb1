import { always } from '../commands/command-actions.ts';
import type { CommandActions } from '../commands/command-actions.ts';
import type { ThemeStore } from '../theme/theme-store.ts';
import type { WindowStore } from './window-store.ts';
import { nextPane } from './pane-focus.ts';

/** The commands around screens, panes and themes. */
export type ViewCommandId =
  | 'view.workbench'
  | 'view.entities'
  | 'view.nextPane'
  | 'view.previousPane'
  | 'theme.system'
  | 'theme.light'
  | 'theme.dark'
  | 'theme.contrast';

/** The actions around screens, panes and themes; `root` holds the panes that are on screen. */
export function viewCommands(
  theme: ThemeStore,
  window: WindowStore,
  root: HTMLElement,
): CommandActions<ViewCommandId> {
  return {
    'view.workbench': always(() => window.show('workbench')),
    'view.entities': always(() => window.show('entities')),
    'view.nextPane': always(() => nextPane(root, 1)),
    'view.previousPane': always(() => nextPane(root, -1)),
    'theme.system': always(() => theme.choose('system')),
    'theme.light': always(() => theme.choose('light')),
    'theme.dark': always(() => theme.choose('dark')),
    'theme.contrast': always(() => theme.choose('contrast')),
  };
}
