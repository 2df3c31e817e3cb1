import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { answerWords, capitalized } from '../../../shared/report/answer-words.ts';
import { simulatorMessages } from './messages.ts';
import styles from './reach-header.module.css';
import type { Assumption, SimulationSummary } from '../../../shared/report/simulation.ts';
import {
  boundWords,
  isSameReach,
  upper,
  worstCases,
  worstCaseSentence,
} from '../../../shared/report/simulation-words.ts';

/** How many answers are assumed and what the worst of the others would show; opens the list of them. */
export function AssumedLine(props: {
  readonly summary: SimulationSummary;
  readonly assumptions: readonly Assumption[] | null;
  readonly panel: string;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { summary, assumptions, panel, expanded, onToggle } = props;
  if (summary.assumed.length === 0) return null;
  const most = worstCases(assumptions ?? []).toSorted(
    (one, other) => upper(other.entities) - upper(one.entities),
  )[0];
  return (
    <Button
      className={classNames(styles['line'])}
      aria-expanded={expanded}
      {...(expanded ? { 'aria-controls': panel } : {})}
      onPress={onToggle}
    >
      <Icon name={expanded ? 'chevron-down' : 'chevron-right'} />
      <span className={styles['words']}>
        {simulatorMessages.assumed(summary.assumed.length)}
        {most !== undefined &&
          !isSameReach(most, summary) &&
          simulatorMessages.atWorst(boundWords(most.entities, 'entity'))}
      </span>
    </Button>
  );
}

/** How many open questions keep the range from being a number; leads to them. */
export function OpenQuestionsLine({ summary }: { readonly summary: SimulationSummary }): ReactNode {
  const { commands } = useApplication();
  const count = summary.questions.length;
  return (
    <Button className={classNames(styles['line'])} onPress={() => commands.run('answers.open')}>
      <Icon name="question" />
      <span className={styles['words']}>{simulatorMessages.openQuestionsHere(count)}</span>
    </Button>
  );
}

/** Each assumed answer with what the worst of the others would show. */
export function AssumedAnswers(props: {
  readonly id: string;
  readonly summary: SimulationSummary;
  readonly assumptions: readonly Assumption[] | null;
}): ReactNode {
  const { id: panel, summary, assumptions } = props;
  const worst = worstCases(assumptions ?? []);
  return (
    <ul id={panel} className={styles['assumptions']}>
      {summary.assumed.map(({ id, answer }) => {
        const found = worst.find((one) => one.id === id);
        return (
          <li key={id}>
            {capitalized(answerWords(id, answer))}.{' '}
            <span className={styles['worst']}>
              {found === undefined ? '' : worstCaseSentence(found, summary)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
