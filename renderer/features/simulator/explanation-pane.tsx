import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { CommandMenuButton } from '../../commands/command-menu-button.tsx';
import { IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState, Message } from '../../components/message.tsx';
import { markOf, VerdictMark } from '../../components/verdict-mark.tsx';
import { EditCopyButton } from '../entities/edit-copy-button.tsx';
import { WatchButton } from '../watches/watch-button.tsx';
import { answerWords, capitalized } from '../../../shared/report/answer-words.ts';
import { Doors } from './explanation-doors.tsx';
import styles from './explanation-pane.module.css';
import { Permissions, NearestMiss } from './explanation-permissions.tsx';
import { Properties } from './explanation-properties.tsx';
import { QuestionsOfObject } from './explanation-questions.tsx';
import { Ends } from './explanation-ends.tsx';
import { decisionSentence } from '../../../shared/report/explanation-words.ts';
import { simulatorMessages } from './messages.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';
import { standingOf } from './standing.ts';

const verdictReports = ['report.copyVerdict', 'report.saveVerdict'] as const;

/** Why the chosen object has its verdict. */
export function ExplanationPane(): ReactNode {
  const { explanation, simulation, commands } = useApplication();
  const state = useStore(explanation.store);
  const stale = useStore(simulation.store, (one) => standingOf(one) !== 'current');
  const { explanation: shown, problem, position } = state;
  return (
    <section className={styles['pane']} aria-label={simulatorMessages.explanation}>
      {position === null && <EmptyState>{simulatorMessages.chooseObject}</EmptyState>}
      {position !== null && problem !== null && <Message tone="problem">{problem}</Message>}
      {position !== null && shown !== null && (
        <>
          <Head shown={shown} stale={stale} onClose={() => commands.run('explanation.close')} />
          <div key={shown.position} className={classNames(styles['body'], stale && styles['stale'])}>
            <Body shown={shown} />
          </div>
        </>
      )}
    </section>
  );
}

function Head(props: {
  readonly shown: Explanation;
  readonly stale: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { shown, stale, onClose } = props;
  const { name, verdict, reason } = shown;
  return (
    <div className={classNames(styles['head'], stale && styles['stale'])}>
      <VerdictMark mark={markOf(verdict, reason)} />
      <h2 title={name}>
        Why is <bdi>{name}</bdi> {verdict}?
      </h2>
      <CommandMenuButton icon="share" label={simulatorMessages.shareVerdict} ids={verdictReports} />
      <WatchButton kind={shown.kind} id={shown.id} />
      <EditCopyButton position={shown.position} />
      <IconButton icon="close" label={simulatorMessages.closeExplanation} onPress={onClose} />
    </div>
  );
}

function Body({ shown }: { readonly shown: Explanation }): ReactNode {
  const { assumed } = shown;
  return (
    <>
      <p aria-live="polite" className={styles['decision']}>
        {decisionSentence(shown)}
      </p>
      <QuestionsOfObject shown={shown} />
      <Permissions shown={shown} />
      <NearestMiss shown={shown} />
      <Ends shown={shown} />
      <Doors shown={shown} />
      {assumed.length > 0 && (
        <div className={styles['section']}>
          <h3>{simulatorMessages.assumedAnswers}</h3>
          <ul className={styles['list']}>
            {assumed.map(({ id, answer }) => (
              <li key={id}>{capitalized(answerWords(id, answer))}.</li>
            ))}
          </ul>
        </div>
      )}
      <Properties shown={shown} />
    </>
  );
}
