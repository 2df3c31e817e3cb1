import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { questionById } from '../../../shared/evaluate/questions.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { VerdictWords } from '../../components/verdict-mark.tsx';
import { answerWords, capitalized } from '../../../shared/report/answer-words.ts';
import styles from './explanation-pane.module.css';
import { simulatorMessages } from './messages.ts';
import type { Explanation } from '../../../shared/report/simulation.ts';

/** The questions that the verdict hangs on, each answer with its verdict, to be settled on the spot. */
export function QuestionsOfObject({ shown }: { readonly shown: Explanation }): ReactNode {
  const { answers } = useApplication();
  const problem = useStore(answers.store, (state) => state.problem);
  if (shown.questions.length === 0) return null;
  return (
    <div className={styles['section']}>
      <h3>{simulatorMessages.openQuestions}</h3>
      {shown.questions.map(({ id, answers: offered }) => (
        <div key={id} className={styles['question']}>
          <p>{questionById(id).asks}</p>
          {offered.map(({ answer, verdict }) => (
            <div key={answer} className={styles['answer']}>
              <span>{capitalized(answerWords(id, answer))}</span>
              <VerdictWords mark={verdict} />
              <Button
                label={simulatorMessages.settleAs(answerWords(id, answer))}
                onPress={() => void answers.settle(id, answer)}
              >
                {simulatorMessages.settle}
              </Button>
            </div>
          ))}
        </div>
      ))}
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
