import { always } from '../commands/command-actions.ts';
import type { CommandAction, CommandActions } from '../commands/command-actions.ts';
import type { ThemeStore } from '../theme/theme-store.ts';
import { afterDraw } from '../components/after-draw.ts';
import { focusFirst, nextPane } from './pane-focus.ts';
import { onWorkbench } from './on-workbench.ts';
import type { WindowStore } from './window-store.ts';

/** The commands around screens, panes, themes, messages and help. */
export type ViewCommandId =
  | 'view.workbench'
  | 'view.entities'
  | 'view.nextPane'
  | 'view.previousPane'
  | 'view.palette'
  | 'view.policies'
  | 'view.editor'
  | 'view.problems'
  | 'view.simulator'
  | 'view.dismiss'
  | 'help.shortcuts'
  | 'theme.system'
  | 'theme.light'
  | 'theme.dark'
  | 'theme.contrast';

/** Their actions; `root` holds the panes that are on screen. */
export function viewCommands(
  theme: ThemeStore,
  window: WindowStore,
  root: HTMLElement,
): CommandActions<ViewCommandId> {
  const focusPane = (pane: string): void => focusFirst(root.querySelector(`[data-pane="${pane}"]`));
  const goTo = (pane: string): CommandAction => always(() => onWorkbench(window, () => focusPane(pane)));
  return {
    'view.workbench': always(() => window.show('workbench')),
    'view.entities': always(() => window.show('entities')),
    'view.nextPane': always(() => nextPane(root, 1)),
    'view.previousPane': always(() => nextPane(root, -1)),
    'view.palette': always(() => window.openDialog('palette')),
    'view.policies': goTo('Policies'),
    'view.editor': goTo('The editor'),
    'view.problems': always(() => {
      window.showDrawer('problems');
      // The drawer may have to show another tab first.
      onWorkbench(window, () => afterDraw(() => focusPane('Problems')));
    }),
    'view.simulator': goTo('The simulator'),
    'view.dismiss': {
      refusal: () =>
        window.store.getState().notices.length === 0 ? 'There is no message to dismiss.' : null,
      run: () => window.dismissAll(),
    },
    'help.shortcuts': always(() => window.openDialog('shortcuts')),
    'theme.system': always(() => theme.choose('system')),
    'theme.light': always(() => theme.choose('light')),
    'theme.dark': always(() => theme.choose('dark')),
    'theme.contrast': always(() => theme.choose('contrast')),
  };
}
