import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { TextComparison } from '../editor/text-comparison.tsx';
import styles from './comparison-view.module.css';
import type { Comparison } from './history-store.ts';
import { historyMessages } from './messages.ts';

/** A save, or the file as it is now, beside the text on screen; it lies over the editor until it is closed. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { document, history, theme, editor } = useApplication();
  const text = useStore(document.store, (state) => state.document?.text ?? '');
  const shown = useStore(theme.store, (state) => state.theme);
  const { savedAt } = comparison;
  const left =
    savedAt === null ? historyMessages.fileSide : historyMessages.saveSide(historyMessages.exactly(savedAt));

  useEffect(() => () => editor.present()?.focus(), [editor]);

  return (
    <section className={styles['view']} aria-label={historyMessages.comparisonOf(comparison.name)}>
      <div className={styles['bar']}>
        <span className={styles['side']}>{left}</span>
        <span className={styles['side']}>{historyMessages.ownSide}</span>
        {comparison.text === text && <span className={styles['equal']}>{historyMessages.equal}</span>}
        <span className={styles['choices']}>
          {comparison.revision !== null && (
            <Button
              isDisabled={comparison.text === text}
              onPress={() => {
                editor.present()?.write(comparison.text);
                history.endComparison();
              }}
            >
              {historyMessages.restore}
            </Button>
          )}
          <IconButton icon="close" label={historyMessages.close} onPress={history.endComparison} />
        </span>
      </div>
      <div className={styles['texts']}>
        <TextComparison
          before={comparison.text}
          after={text}
          beforeName={left}
          afterName={historyMessages.ownSide}
          theme={shown}
        />
      </div>
    </section>
  );
}
