import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { typedSetId } from '../../../shared/contract/entities.ts';
import { useApplication } from '../../application-context.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/message.tsx';
import { entitiesMessages } from '../entities/messages.ts';
import { copyText } from '../entities/typed-text.ts';
import { Properties } from '../simulator/explanation-properties.tsx';
import type { BrowsedObject } from './browse-store.ts';
import { browseMessages } from './messages.ts';
import styles from './object-pane.module.css';

/** All of the chosen object, and what can be done with it. */
export function ObjectPane(): ReactNode {
  const { browse } = useApplication();
  const object = useStore(browse.store, (state) => state.object);
  const setId = useStore(browse.store, (state) => state.setId);
  if (object === null || setId === null) return <EmptyState>{browseMessages.chooseObject}</EmptyState>;
  return (
    <section className={styles['pane']} aria-label={browseMessages.object}>
      <div className={styles['head']}>
        <h2 title={object.id}>
          <bdi>{object.name}</bdi>
        </h2>
        <IconButton icon="close" label={browseMessages.close} onPress={() => browse.choose(null)} />
      </div>
      <div className={styles['actions']}>
        <Explain setId={setId} object={object} />
        {setId === typedSetId ? <TypedActions object={object} /> : <CopyAction object={object} />}
      </div>
      <div className={styles['body']} key={object.position}>
        <Properties shown={object} />
      </div>
    </section>
  );
}

function Explain({ setId, object }: { readonly setId: string; readonly object: BrowsedObject }): ReactNode {
  const { window, explainObject } = useApplication();
  const { position, kind, row } = object;
  return (
    <Button
      look="primary"
      onPress={() => {
        window.show('workbench');
        void explainObject({ setId, position, kind, row });
      }}
    >
      {browseMessages.explain}
    </Button>
  );
}

function CopyAction({ object }: { readonly object: BrowsedObject }): ReactNode {
  const { window, typed } = useApplication();
  return (
    <Button
      onPress={() => {
        typed.begin({ id: null, text: copyText(object.properties), isCopy: true });
        window.openDialog('typedObject');
      }}
    >
      {entitiesMessages.editCopy}
    </Button>
  );
}

function TypedActions({ object }: { readonly object: BrowsedObject }): ReactNode {
  const { window, typed } = useApplication();
  const found = useStore(typed.store, ({ objects }) =>
    objects.find(({ position }) => position === object.position),
  );
  if (found === undefined) return null;
  const { id, text } = found;
  return (
    <>
      <Button
        onPress={() => {
          typed.begin({ id, text: text ?? '', isCopy: false });
          window.openDialog('typedObject');
        }}
      >
        {entitiesMessages.edit}
      </Button>
      <Button onPress={() => void typed.remove(id)}>{entitiesMessages.remove}</Button>
    </>
  );
}
