import { useState } from 'react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { useApplication } from '../application-context.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Message } from '../components/message.tsx';
import type { ConnectionState } from '../connection.ts';
import { failureMessage } from '../window-client.ts';
import { shellMessages } from './messages.ts';
import styles from './start-screen.module.css';

type Recovery = Extract<ConnectionState, { readonly phase: 'recovery' }>['recovery'];

/** What can be done where the database can't be used: the safest first, starting empty last. */
export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const { connection } = useApplication();
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [understood, setUnderstood] = useState(false);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(failureMessage(error));
    }
    setBusy(false);
  }

  const restore = (name: string): Promise<void> =>
    attempt(async () => {
      await connection.client.call('session.restoreBackup', { name });
      await connection.start();
    });
  const exportReadable = (): Promise<void> =>
    attempt(async () => {
      const { documents, folder } = await connection.client.call('session.exportReadable', {});
      setDone(shellMessages.exported(documents, folder));
    });
  const startEmpty = (): Promise<void> =>
    attempt(async () => {
      await connection.client.call('session.startEmpty', {});
      await connection.start();
    });
  // Of a file that may be sound nothing is put aside: main refuses that, too.
  const replaceable = recovery.reason !== 'unusable';

  return (
    <main className={styles['screen']}>
      <div className={styles['card']}>
        <h1>{shellMessages.recoveryTitle}</h1>
        <p>{recovery.message}</p>
        {problem !== null && <Message tone="problem">{problem}</Message>}
        {done !== null && <Message tone="note">{done}</Message>}
        {replaceable && (
          <section className={styles['section']}>
            <h2>{shellMessages.restoreTitle}</h2>
            <p className={styles['dim']}>
              {recovery.backups.length === 0 ? shellMessages.noBackups : shellMessages.restoreHint}
            </p>
            {recovery.backups.map(({ name, takenAt, bytes }, index) => (
              <div key={name} className={styles['row']}>
                <span>{shellMessages.backup(takenAt, bytes)}</span>
                <Button
                  look={index === 0 ? 'primary' : 'plain'}
                  isDisabled={busy}
                  label={`${shellMessages.restore}: ${shellMessages.backup(takenAt, bytes)}`}
                  onPress={() => void restore(name)}
                >
                  {shellMessages.restore}
                </Button>
              </div>
            ))}
          </section>
        )}
        <section className={styles['section']}>
          <h2>{shellMessages.exportTitle}</h2>
          <p className={styles['dim']}>{shellMessages.exportHint}</p>
          <Button isDisabled={busy} onPress={() => void exportReadable()}>
            {shellMessages.export}
          </Button>
        </section>
        {replaceable && (
          <section className={styles['section']}>
            <h2>{shellMessages.emptyTitle}</h2>
            <p className={styles['dim']}>{shellMessages.emptyHint}</p>
            <div className={styles['row']}>
              <Checkbox
                className={classNames(styles['check'])}
                isSelected={understood}
                onChange={setUnderstood}
              >
                {shellMessages.emptyUnderstood}
              </Checkbox>
              <Button isDisabled={busy || !understood} onPress={() => void startEmpty()}>
                {shellMessages.startEmpty}
              </Button>
            </div>
          </section>
        )}
      </div>
    </main>
  );
}
