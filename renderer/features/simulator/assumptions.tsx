import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { answerWords, capitalized } from '../answers/answer-words.ts';
import styles from './assumptions.module.css';
import { simulatorMessages } from './messages.ts';
import { boundWords, upper, worstCases, worstCaseSentence } from './simulation-words.ts';
import type { WorstCase } from './simulation-words.ts';

/** The answers that the counts take for granted, and what the worst of the others would show. */
export function Assumptions(): ReactNode {
  const { simulation } = useApplication();
  const summary = useStore(simulation.store, (state) => state.summary);
  const assumptions = useStore(simulation.store, (state) => state.assumptions);
  if (summary === null || summary.assumed.length === 0) return null;
  const worst = assumptions === null ? [] : worstCases(assumptions);
  const most = worst.toSorted((one, other) => upper(other.entities) - upper(one.entities))[0];
  return (
    <Disclosure>
      {({ isExpanded }) => (
        <>
          <Heading level={3}>
            <AriaButton slot="trigger" className={classNames(styles['trigger'])}>
              <Icon name={isExpanded ? 'chevron-down' : 'chevron-right'} />
              <span className={styles['summary']}>
                {simulatorMessages.assumed(summary.assumed.length)}
                {most !== undefined &&
                  changes(most, summary) &&
                  simulatorMessages.atWorst(boundWords(most.entities, 'entity'))}
              </span>
            </AriaButton>
          </Heading>
          <DisclosurePanel>
            <ul className={styles['lines']}>
              {summary.assumed.map(({ id, answer }) => (
                <li key={id}>
                  {capitalized(answerWords(id, answer))}.{' '}
                  <span className={styles['worst']}>{worstOf(id, worst)}</span>
                </li>
              ))}
            </ul>
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}

function worstOf(id: string, worst: readonly WorstCase[]): string {
  const found = worst.find((one) => one.id === id);
  return found === undefined ? '' : worstCaseSentence(found);
}

function changes(worst: WorstCase, summary: { readonly entities: WorstCase['entities'] }): boolean {
  return (
    upper(worst.entities) !== upper(summary.entities) || worst.entities.visible !== summary.entities.visible
  );
}
