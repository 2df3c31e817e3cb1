import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useApplication } from '../../application-context.ts';
import styles from './window-drop.module.css';
import { fileInPieces } from './file-pieces.ts';
import { entitiesMessages } from './messages.ts';

/** Opens files that are dropped anywhere on the window, and keeps the window from going to them. */
export function WindowDrop(): ReactNode {
  const { entities, window: shell } = useApplication();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    // Before the editor, which would take the drop as text.
    const options = { signal: abort.signal, capture: true };
    function onDrag(event: DragEvent): void {
      if (!hasFiles(event)) return;
      const elsewhere = isTaken(event);
      setOver(!elsewhere);
      if (elsewhere) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('dragenter', onDrag, options);
    window.addEventListener('dragover', onDrag, options);
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      options,
    );
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!hasFiles(event) || isTaken(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const files = Array.from(event.dataTransfer?.files ?? [], fileInPieces);
        shell.openDialog('entities');
        void entities.importFiles(files);
      },
      options,
    );
    return () => abort.abort();
  }, [entities, shell]);
  return over ? <div className={styles['veil']}>{entitiesMessages.drop}</div> : null;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Whether a part of the window takes the files for something else. */
function isTaken({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null;
}
