import type { ReactNode } from 'react';
import { FileTrigger, Label, ProgressBar } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatShare } from '../../../shared/report/number-format.ts';
import type { EntitiesProgress } from './entities-store.ts';
import { fileInPieces } from './file-pieces.ts';
import styles from './import-files.module.css';
import { entitiesMessages } from './messages.ts';

/** Opens files as a set, and types an entity by hand; in their place how far a load or an import is. */
export function ImportFiles(): ReactNode {
  const { entities, commands } = useApplication();
  const progress = useStore(entities.store, (state) => state.progress);
  if (progress !== null) return <Progress progress={progress} onCancel={entities.cancel} />;
  return (
    <div className={styles['row']}>
      <FileTrigger
        allowsMultiple
        onSelect={(files) => {
          if (files !== null) void entities.importFiles(Array.from(files, fileInPieces));
        }}
      >
        <Button look="primary">{entitiesMessages.choose}</Button>
      </FileTrigger>
      <Button onPress={() => commands.run('entities.type')}>{entitiesMessages.type}</Button>
      <span>{entitiesMessages.dropHint}</span>
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
