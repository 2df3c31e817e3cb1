import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { Message } from '../../components/message.tsx';
import { markOf, VerdictMark } from '../../components/verdict-mark.tsx';
import { watchMessages } from './messages.ts';
import styles from './watch-list.module.css';
import type { WatchRow } from './watch-store.ts';

/** The watched objects with their verdicts, which follow the text; absent while none is watched. */
export function WatchList(): ReactNode {
  const { watches } = useApplication();
  const { rows, problem } = useStore(watches.store);
  if (rows.length === 0 && problem === null) return null;
  return (
    <section className={styles['watches']} aria-label={watchMessages.title}>
      <h3 className={styles['title']}>{watchMessages.title}</h3>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <li key={JSON.stringify([row.kind, row.id])}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { readonly row: WatchRow }): ReactNode {
  const { watches, explanation } = useApplication();
  const { state, before, found } = row;
  const name = found?.name ?? row.id;
  const changed = before !== null && found !== null && before !== found.verdict;
  return (
    <div className={styles['row']}>
      <AriaButton
        className={classNames(styles['object'])}
        isDisabled={found === null}
        aria-label={`${name}: ${watchMessages.state(state)}`}
        onPress={() => {
          if (found !== null) explanation.choose(found.position);
        }}
      >
        <StateMark row={row} />
        <bdi className={styles['name']} title={name}>
          {name}
        </bdi>
        <span className={styles['type']}>{found?.type ?? ''}</span>
        <span className={styles['state']}>{watchMessages.state(state)}</span>
        <span className={styles['was']}>{changed ? watchMessages.was(before) : ''}</span>
      </AriaButton>
      <IconButton
        icon="close"
        label={watchMessages.remove(name)}
        onPress={() => void watches.unpin({ kind: row.kind, id: row.id })}
      />
    </div>
  );
}

function StateMark({ row }: { readonly row: WatchRow }): ReactNode {
  const { state, found } = row;
  if (state === 'missing') return <Icon name="circle-slash" />;
  if (state === 'unknown' || found === null) return <Icon name="ellipsis" />;
  return <VerdictMark mark={markOf(found.verdict, found.reason)} />;
}
