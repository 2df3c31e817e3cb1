import type { CommandAction, CommandActions } from '../commands/command-actions.ts';
import { failureMessage } from '../window-client.ts';
import type { WindowClient } from '../window-client.ts';

/** The commands that make everything larger or smaller. */
export type ZoomCommandId = 'view.zoomIn' | 'view.zoomOut' | 'view.zoomReset';

/** The actions of zooming, which the desktop does; `tell` shows a person why something was not done. */
export function zoomCommands(
  client: WindowClient,
  desktop: boolean,
  tell: (sentence: string) => void,
): CommandActions<ZoomCommandId> {
  function zoom(change: 'in' | 'out' | 'reset'): CommandAction {
    return {
      refusal: () => (desktop ? null : 'The browser zooms by itself: use its own keys or menu.'),
      async run() {
        try {
          await client.call('desktop.zoom', { change });
        } catch (error) {
          tell(failureMessage(error));
        }
      },
    };
  }
  return { 'view.zoomIn': zoom('in'), 'view.zoomOut': zoom('out'), 'view.zoomReset': zoom('reset') };
}
