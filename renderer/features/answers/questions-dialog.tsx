import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { questions } from '../../../shared/evaluate/questions.ts';
import type { Question } from '../../../shared/evaluate/questions.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Message } from '../../components/message.tsx';
import { answerWords, capitalized } from '../../../shared/report/answer-words.ts';
import { answersMessages } from './messages.ts';
import styles from './questions-dialog.module.css';

/** Every question with its evidence, how it is answered, and how many objects hang on it now. */
export function QuestionsDialog(): ReactNode {
  const { window, answers } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'questions');
  const problem = useStore(answers.store, (state) => state.problem);
  return (
    <Dialog wide title={answersMessages.title} isOpen={isOpen} onClose={window.closeDialog}>
      <p>{answersMessages.introduction}</p>
      {problem !== null && <Message tone="problem">{problem}</Message>}
      <div>
        {questions.map((question) => (
          <QuestionItem key={question.id} question={question} />
        ))}
      </div>
    </Dialog>
  );
}

function QuestionItem({ question }: { readonly question: Question }): ReactNode {
  const { answers, simulation } = useApplication();
  const { id, asks, evidence } = question;
  const inForce = useStore(answers.store, (state) => state.answers[id]);
  const hanging = useStore(simulation.store, (state) =>
    state.summary?.questions.find((one) => one.id === id),
  );
  const byPerson = inForce.source === 'settled' || (inForce.answer === 'open' && question.assumed !== null);
  return (
    <div className={styles['item']}>
      <RadioGroup value={inForce.answer} onChange={(answer) => void answers.settle(id, answer)}>
        <div className={styles['head']}>
          <Label>
            <strong>{asks}</strong>
          </Label>
          <span className={classNames(styles['state'], inForce.source === 'settled' && styles['settled'])}>
            {answersMessages.stateOf(inForce)}
          </span>
        </div>
        <p className={styles['evidence']}>{evidence}</p>
        <div className={styles['answers']}>
          {question.answers.map((answer) => (
            <Radio key={answer} value={answer} className={classNames(styles['radio'])}>
              <span>
                {capitalized(answerWords(id, answer))} <code className={styles['id']}>{answer}</code>
              </span>
            </Radio>
          ))}
          <Radio value="open" className={classNames(styles['radio'])}>
            {answersMessages.leaveOpen}
          </Radio>
        </div>
      </RadioGroup>
      <div className={styles['foot']}>
        <span className={styles['evidence']} aria-live="polite">
          {answersMessages.hangs(
            inForce.answer === 'open',
            hanging?.entities ?? 0,
            hanging?.relationships ?? 0,
          )}
        </span>
        {byPerson && (
          <Button label={answersMessages.takeBackLabel(asks)} onPress={() => void answers.takeBack(id)}>
            {answersMessages.takeBack}
          </Button>
        )}
      </div>
    </div>
  );
}
