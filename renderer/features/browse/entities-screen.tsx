import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { Message } from '../../components/message.tsx';
import { Divider, PanelGroup } from '../../components/panels.tsx';
import { ImportFiles } from '../entities/import-files.tsx';
import { entitiesMessages } from '../entities/messages.ts';
import { SetList } from '../entities/set-list.tsx';
import { Pane } from '../../shell/pane.tsx';
import styles from './entities-screen.module.css';
import { browseMessages } from './messages.ts';
import { ObjectPane } from './object-pane.tsx';
import { TablePane } from './table-pane.tsx';

/** The entity sets, one of them as a table, and all of one object. */
export function EntitiesScreen(): ReactNode {
  const { browse, entities } = useApplication();
  const firstChosen = useStore(entities.store, (state) => state.chosen[0] ?? null);
  useEffect(() => {
    // A screen that was never looked at begins with a set that is loaded.
    if (browse.store.getState().setId === null) browse.open(firstChosen);
  }, [browse, firstChosen]);
  return (
    <PanelGroup id="entities" orientation="horizontal">
      <Pane
        id="sets"
        name={browseMessages.sets}
        minSize={220}
        defaultSize="24%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <SetsPane />
      </Pane>
      <Divider label={browseMessages.setsWidth} />
      <Pane id="table" name={browseMessages.table} minSize={280}>
        <TablePane />
      </Pane>
      <Divider label={browseMessages.objectWidth} />
      <Pane id="object" name={browseMessages.object} minSize={220} defaultSize="27%">
        <ObjectPane />
      </Pane>
    </PanelGroup>
  );
}

function SetsPane(): ReactNode {
  const { browse, entities, typed } = useApplication();
  const browsed = useStore(browse.store, (state) => state.setId);
  const problem = useStore(entities.store, (state) => state.problem);
  const removed = useStore(typed.store, (state) => state.removed !== null);
  const objects = useStore(typed.store, (state) => state.objects);
  const damaged = objects.filter(({ text }) => text === null);
  const typedProblem = useStore(typed.store, (state) => (state.draft === null ? state.problem : null));
  return (
    <div className={styles['sets']}>
      <h2>{browseMessages.sets}</h2>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {typedProblem !== null && <Message tone="problem">{typedProblem}</Message>}
      {removed && (
        <Message tone="note">
          {entitiesMessages.typedRemoved}{' '}
          <Button look="link" onPress={() => void typed.undo()}>
            {entitiesMessages.undo}
          </Button>
        </Message>
      )}
      {damaged.map(({ id }) => (
        <Message key={id} tone="problem">
          {entitiesMessages.typedDamaged}{' '}
          <Button look="link" onPress={() => void typed.remove(id)}>
            {entitiesMessages.remove}
          </Button>
        </Message>
      ))}
      <ImportFiles />
      <SetList browsed={browsed} onBrowse={browse.open} />
    </div>
  );
}
