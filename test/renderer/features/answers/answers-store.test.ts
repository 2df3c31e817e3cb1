import { describe, expect, it } from 'vitest';
import { answerList, createAnswersStore } from '../../../../renderer/features/answers/answers-store.ts';
import { answerWords } from '../../../../shared/report/answer-words.ts';
import { defaultAnswers, settleAnswer } from '../../../../shared/evaluate/answers.ts';
import { questions } from '../../../../shared/evaluate/questions.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';

describe('the answers of the workspace', () => {
  it('are those that main answers with', async () => {
    const { client, last } = createScriptedClient();
    const answers = createAnswersStore(client);
    void answers.settle('multiValued', 'never');
    const settled = settleAnswer(defaultAnswers, 'multiValued', 'never', '2026-11-23');
    await last('answers.settle').answer({ answers: answerList(settled), problem: null });
    expect(answers.store.getState().answers).toEqual(settled);
  });

  it('stay where settling fails, with the reason', async () => {
    const { client, last } = createScriptedClient();
    const answers = createAnswersStore(client);
    void answers.settle('multiValued', 'never');
    await last('answers.settle').refuse(new RpcError('storage', 'latchkey.json is read-only.'));
    expect(answers.store.getState()).toMatchObject({
      answers: defaultAnswers,
      problem: 'latchkey.json is read-only.',
    });
  });

  it('have words for each answer of each question, open included', () => {
    for (const { id, answers } of questions) {
      for (const answer of [...answers, 'open']) expect(answerWords(id, answer)).not.toBe(answer);
    }
  });
});
