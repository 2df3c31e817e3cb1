import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../application-context.ts';
import { Button } from '../components/button.tsx';
import { shellMessages } from './messages.ts';
import { PaneBoundary } from './pane-boundary.tsx';
import { RecoveryScreen } from './recovery-screen.tsx';
import styles from './start-screen.module.css';
import { Workbench } from './workbench.tsx';

/** The window: the workbench, or what stands in its place until it can be shown. */
export function Window(): ReactNode {
  const { connection, window } = useApplication();
  const state = useStore(connection.store);
  const session = state.phase === 'ready' ? state.session : null;
  useEffect(() => {
    if (session !== null) window.notify(session.notices);
  }, [session, window]);
  if (state.phase === 'connecting') {
    return (
      <main className={styles['quiet']}>
        <output>{shellMessages.connecting}</output>
      </main>
    );
  }
  if (state.phase === 'unreachable') {
    return (
      <StartScreen title={shellMessages.unreachableTitle} text={state.message}>
        <Button look="primary" onPress={() => void connection.start()}>
          {shellMessages.tryAgain}
        </Button>
      </StartScreen>
    );
  }
  if (state.phase === 'takenOver') {
    return <StartScreen title={shellMessages.takenOverTitle} text={shellMessages.takenOver} />;
  }
  if (state.phase === 'recovery') return <RecoveryScreen recovery={state.recovery} />;
  return (
    <PaneBoundary name="The workbench">
      <Workbench />
    </PaneBoundary>
  );
}

function StartScreen(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { title, text, children } = props;
  return (
    <main className={styles['screen']}>
      <div className={styles['card']}>
        <h1>{title}</h1>
        <p>{text}</p>
        <div className={styles['section']}>{children}</div>
      </div>
    </main>
  );
}
