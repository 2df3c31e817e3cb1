import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { IconButton } from '../../components/button.tsx';
import { entitiesMessages } from './messages.ts';
import { typedPosition } from './place-in-selection.ts';

/** Edits the explained object where it was typed by hand, else a copy of it. */
export function EditCopyButton({ position }: { readonly position: number }): ReactNode {
  const { entities, typed, commands, window } = useApplication();
  const place = useStore(entities.store, (state) => typedPosition(state, position));
  const object = useStore(typed.store, ({ objects }) =>
    place === null ? undefined : objects.find((one) => one.position === place),
  );
  if (object === undefined) {
    return (
      <IconButton
        icon="copy"
        label={entitiesMessages.editCopy}
        onPress={() => commands.run('entities.editCopy')}
      />
    );
  }
  const { id, text } = object;
  return (
    <IconButton
      icon="edit"
      label={entitiesMessages.edit}
      onPress={() => {
        typed.begin({ id, text: text ?? '', isCopy: false });
        window.openDialog('typedObject');
      }}
    />
  );
}
