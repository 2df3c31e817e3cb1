import type { ReactNode } from 'react';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { simulatorMessages } from './messages.ts';
import styles from './reach-header.module.css';
import type { SimulationState } from './simulation-store.ts';
import { standingOf } from './standing.ts';

/** Why the counts are not those of the open text, and what can be done; null where they are or soon will be. */
export function reachNote(state: SimulationState, brokenReason: string | null): ReactNode {
  const { status, of, wanted, problem, waited } = state;
  const standing = standingOf(state);
  const policy = policyTitle(wanted?.policyName ?? '');
  if (status === 'broken') {
    const { countsOfLastText, notDecided } = simulatorMessages;
    const words = `${standing === 'none' ? notDecided : countsOfLastText} ${brokenReason ?? problem ?? ''}`;
    return <Note words={words} />;
  }
  if (status === 'stopped') {
    const words = [simulatorMessages.stopped(policy)];
    if (standing !== 'none') words.push(simulatorMessages.countsOfEarlierText);
    return (
      <Note words={words.join(' ')}>
        <DecideAgain />
      </Note>
    );
  }
  if (status !== 'running' || waited === 'moment' || standing === 'none') return null;
  const words =
    standing === 'earlierText'
      ? `${simulatorMessages.decidingOf(policy)} ${simulatorMessages.countsOfEarlierText}`
      : [
          simulatorMessages.takesLong,
          ...(of === null ? [] : [simulatorMessages.stillOf(policyTitle(of.policyName))]),
        ].join(' ');
  return <Note words={words}>{waited === 'long' && <StopDeciding />}</Note>;
}

/** The button that ends the deciding; the note that follows says how to ask again. */
export function StopDeciding(): ReactNode {
  const { commands } = useApplication();
  return <Button onPress={() => commands.run('simulation.stop')}>{simulatorMessages.stop}</Button>;
}

function DecideAgain(): ReactNode {
  const { commands } = useApplication();
  return <Button onPress={() => commands.run('simulation.again')}>{simulatorMessages.decideAgain}</Button>;
}

function Note(props: { readonly words: string; readonly children?: ReactNode }): ReactNode {
  const { words, children } = props;
  return (
    <div className={styles['reason']}>
      <output title={words}>{words}</output>
      {children}
    </div>
  );
}
