import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { useStore } from 'zustand';
import { typedSetId } from '../../../shared/contract/entities.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { Icon } from '../../components/icon.tsx';
import { formatTime } from '../../../shared/report/number-format.ts';
import { newestFirst } from './entities-store.ts';
import type { EntitySet } from './entities-store.ts';
import { entitiesMessages } from './messages.ts';
import styles from './set-list.module.css';

/** The stored sets: which are loaded, and where each comes from. With `onBrowse` their names open them as a table. */
export function SetList(props: {
  readonly browsed?: string | null;
  readonly onBrowse?: (id: string) => void;
}): ReactNode {
  const { browsed = null, onBrowse = null } = props;
  const { entities } = useApplication();
  const { sets, chosen, progress } = useStore(entities.store);
  return (
    <ul className={styles['sets']} aria-label={entitiesMessages.stored}>
      {newestFirst(sets).map((set) => (
        <SetItem
          key={set.id}
          set={set}
          loaded={chosen.includes(set.id)}
          beside={chosen.length > 1}
          busy={progress !== null}
          browsed={set.id === browsed}
          onBrowse={onBrowse}
        />
      ))}
    </ul>
  );
}

function SetItem(props: {
  readonly set: EntitySet;
  readonly loaded: boolean;
  /** Whether other sets are loaded, too. */
  readonly beside: boolean;
  readonly busy: boolean;
  readonly browsed: boolean;
  readonly onBrowse: ((id: string) => void) | null;
}): ReactNode {
  const { set, loaded, beside, busy, browsed, onBrowse } = props;
  const { entities } = useApplication();
  const { chosen } = useStore(entities.store);
  const [removing, setRemoving] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  // The loaded set, and the question whether to remove one, must not lie below the edge of a long list.
  useEffect(() => {
    if (loaded || removing) item.current?.scrollIntoView({ block: 'nearest' });
  }, [loaded, removing]);
  return (
    <li
      ref={item}
      className={classNames(styles['set'], browsed && styles['browsed'])}
      {...(browsed ? { 'aria-current': true } : {})}
    >
      <Checkbox
        className={classNames(styles['include'])}
        aria-label={entitiesMessages.includeLabel(set.name)}
        isSelected={loaded}
        // One set at least is always chosen.
        isDisabled={busy || (loaded && !beside)}
        onChange={(included) =>
          void entities.select(included ? [...chosen, set.id] : chosen.filter((id) => id !== set.id))
        }
      >
        <span className={styles['box']}>{loaded && <Icon name="check" />}</span>
      </Checkbox>
      <div className={styles['what']}>
        <p className={styles['name']}>
          {onBrowse === null ? (
            <bdi>{set.name}</bdi>
          ) : (
            <Button
              look="link"
              label={entitiesMessages.browseLabel(set.name)}
              onPress={() => onBrowse(set.id)}
            >
              <bdi>{set.name}</bdi>
            </Button>
          )}
        </p>
        <p className={styles['about']}>{entitiesMessages.counts(set)}</p>
        <p className={styles['about']}>
          <bdi>{set.source}</bdi>
          {set.sample ? '' : ` · ${formatTime(set.importedAt)}`}
        </p>
      </div>
      <div className={styles['buttons']}>
        {!set.sample && set.id !== typedSetId && !removing && (
          <Button
            look="quiet"
            label={entitiesMessages.removeLabel(set.name)}
            isDisabled={busy}
            onPress={() => setRemoving(true)}
          >
            {entitiesMessages.remove}
          </Button>
        )}
        {loaded && !beside ? (
          <span className={styles['loaded']}>
            <Icon name="check" /> {entitiesMessages.loaded}
          </span>
        ) : (
          <Button
            label={loaded ? entitiesMessages.aloneLabel(set.name) : entitiesMessages.loadLabel(set.name)}
            isDisabled={busy}
            onPress={() => void entities.select([set.id])}
          >
            {loaded ? entitiesMessages.alone : entitiesMessages.load}
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
