import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Message } from '../../components/message.tsx';
import { WindowList } from '../../components/window-list.tsx';
import styles from './history-list.module.css';
import type { HistoryEntry } from './history-store.ts';
import { historyMessages } from './messages.ts';

/** The saves of the shown policy, newest first; choosing one compares it with the text on screen. */
export function HistoryList(): ReactNode {
  const { history } = useApplication();
  const { name, entries, readAt, more, problem, comparison } = useStore(history.store);
  if (name === null) return <p className={styles['empty']}>{historyMessages.noPolicy}</p>;
  const chosen = entries?.findIndex(({ revision }) => revision === comparison?.revision) ?? -1;
  return (
    <div className={styles['history']}>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      {entries === null && problem === null && <p className={styles['empty']}>{historyMessages.reading}</p>}
      {entries?.length === 0 && <p className={styles['empty']}>{historyMessages.none}</p>}
      {entries !== null && entries.length > 0 && (
        <WindowList
          label={historyMessages.label}
          count={entries.length}
          selected={chosen === -1 ? null : chosen}
          onChoose={(index) => {
            const entry = entries[index];
            if (entry !== undefined) void history.compareWithSave(entry.revision);
          }}
          renderRow={(index) => {
            const entry = entries[index];
            return entry === undefined ? null : <SaveRow entry={entry} now={readAt} />;
          }}
        />
      )}
      {more && (
        <p className={styles['more']}>
          <Button look="link" onPress={() => void history.readMore()}>
            {historyMessages.more}
          </Button>
        </p>
      )}
    </div>
  );
}

function SaveRow({ entry, now }: { readonly entry: HistoryEntry; readonly now: number }): ReactNode {
  const { savedAt, found, change } = entry;
  return (
    <div className={styles['row']} title={historyMessages.exactly(savedAt)}>
      <Icon name={found ? 'file' : 'save'} />
      <time dateTime={savedAt}>{historyMessages.ago(savedAt, now)}</time>
      <span className={styles['what']}>{found ? historyMessages.found : historyMessages.savedAs}</span>
      {change !== null && (
        <span className={styles['change']} title={historyMessages.changeWords(change)}>
          {historyMessages.change(change)}
        </span>
      )}
    </div>
  );
}
