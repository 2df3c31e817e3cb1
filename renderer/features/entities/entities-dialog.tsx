import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger, Label, ProgressBar } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { Icon } from '../../components/icon.tsx';
import { Message } from '../../components/message.tsx';
import { formatShare, formatTime } from '../../number-format.ts';
import styles from './entities-dialog.module.css';
import { newestFirst } from './entities-store.ts';
import type { EntitiesProgress, EntitySet } from './entities-store.ts';
import { fileInPieces } from './file-pieces.ts';
import { entitiesMessages } from './messages.ts';

/** The stored sets, and files to make another of. */
export function EntitiesDialog(): ReactNode {
  const { window, entities } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'entities');
  const { sets, selected, progress, problem } = useStore(entities.store);
  function close(): void {
    entities.forgetProblem();
    window.closeDialog();
  }
  return (
    <Dialog title={entitiesMessages.title} isOpen={isOpen} onClose={close}>
      <p>{entitiesMessages.introduction}</p>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {progress === null ? (
        <div className={styles['row']}>
          <FileTrigger
            allowsMultiple
            onSelect={(files) => {
              if (files !== null) void entities.importFiles(Array.from(files, fileInPieces));
            }}
          >
            <Button look="primary">{entitiesMessages.choose}</Button>
          </FileTrigger>
          <span>{entitiesMessages.dropHint}</span>
        </div>
      ) : (
        <Progress progress={progress} onCancel={entities.cancel} />
      )}
      <ul className={styles['sets']} aria-label={entitiesMessages.stored}>
        {newestFirst(sets).map((set) => (
          <SetItem key={set.id} set={set} loaded={set.id === selected} busy={progress !== null} />
        ))}
      </ul>
    </Dialog>
  );
}

function SetItem(props: {
  readonly set: EntitySet;
  readonly loaded: boolean;
  readonly busy: boolean;
}): ReactNode {
  const { set, loaded, busy } = props;
  const { entities } = useApplication();
  const [removing, setRemoving] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  // The loaded set, and the question whether to remove one, must not lie below the edge of a long list.
  useEffect(() => {
    if (loaded || removing) item.current?.scrollIntoView({ block: 'nearest' });
  }, [loaded, removing]);
  return (
    <li ref={item} className={styles['set']}>
      <div>
        <p className={styles['name']}>
          <bdi>{set.name}</bdi>
        </p>
        <p className={styles['about']}>{entitiesMessages.counts(set)}</p>
        <p className={styles['about']}>
          <bdi>{set.source}</bdi>
          {set.sample ? '' : ` · ${formatTime(set.importedAt)}`}
        </p>
      </div>
      <div className={styles['buttons']}>
        {!set.sample && !removing && (
          <Button
            look="quiet"
            label={entitiesMessages.removeLabel(set.name)}
            isDisabled={busy}
            onPress={() => setRemoving(true)}
          >
            {entitiesMessages.remove}
          </Button>
        )}
        {loaded ? (
          <span className={styles['loaded']}>
            <Icon name="check" /> {entitiesMessages.loaded}
          </span>
        ) : (
          <Button
            label={entitiesMessages.loadLabel(set.name)}
            isDisabled={busy}
            onPress={() => void entities.select(set.id)}
          >
            {entitiesMessages.load}
          </Button>
        )}
      </div>
      {removing && <Confirmation set={set} onKeep={() => setRemoving(false)} />}
    </li>
  );
}

function Confirmation({ set, onKeep }: { readonly set: EntitySet; readonly onKeep: () => void }): ReactNode {
  const { entities } = useApplication();
  const keep = useFocusOnMount<HTMLButtonElement>();
  return (
    <div className={styles['confirm']}>
      <span>{entitiesMessages.reallyRemove(set.name)}</span>
      <Button ref={keep} onPress={onKeep}>
        {entitiesMessages.keep}
      </Button>
      <Button onPress={() => void entities.remove(set.id)}>{entitiesMessages.remove}</Button>
    </div>
  );
}

/** How far a load or an import is, with the button that ends it. */
function Progress(props: { readonly progress: EntitiesProgress; readonly onCancel: () => void }): ReactNode {
  const { progress, onCancel } = props;
  const { fraction } = progress;
  return (
    <ProgressBar className={classNames(styles['progress'])} value={fraction * 100}>
      <div className={styles['steps']}>
        <Label>{entitiesMessages.step(progress)}</Label>
        <span>{formatShare(fraction)}</span>
      </div>
      <span />
      <div className={styles['track']}>
        <div className={styles['done']} style={{ width: `${fraction * 100}%` }} />
      </div>
      <Button onPress={onCancel}>{entitiesMessages.cancel}</Button>
    </ProgressBar>
  );
}
