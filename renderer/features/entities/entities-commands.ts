import type { Application } from '../../application.ts';
import { always } from '../../commands/command-actions.ts';
import type { CommandActions } from '../../commands/command-actions.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import { copyText, newObjectText } from './typed-text.ts';

/** The commands around entity sets and objects typed by hand. */
export type EntitiesCommandId = 'entities.open' | 'entities.type' | 'entities.editCopy';

/** The actions around entity sets and objects typed by hand. */
export function entitiesCommands(
  targets: Pick<Application, 'typed' | 'explanation'> & { readonly window: WindowStore },
): CommandActions<EntitiesCommandId> {
  const { typed, explanation, window } = targets;
  return {
    'entities.open': always(() => window.openDialog('entities')),
    'entities.type': always(() => {
      typed.begin({ id: null, text: newObjectText(), isCopy: false });
      window.openDialog('typedObject');
    }),
    'entities.editCopy': {
      refusal: () =>
        explanation.store.getState().explanation === null
          ? 'Choose an entity or a relationship first; its copy can be edited.'
          : null,
      run: () => {
        const { explanation: shown } = explanation.store.getState();
        if (shown === null) return;
        typed.begin({ id: null, text: copyText(shown.properties), isCopy: true });
        window.openDialog('typedObject');
      },
    },
  };
}
