import { describe, expect, it } from 'vitest';
import { createApplication } from '../../renderer/application.ts';
import type { Application } from '../../renderer/application.ts';
import { createConnection } from '../../renderer/connection.ts';
import { answerList } from '../../renderer/features/answers/answers-store.ts';
import { defaultAnswers, settleAnswer } from '../../shared/evaluate/answers.ts';
import { createScriptedClient, settled } from './scripted-client.ts';
import type { ScriptedClient } from './scripted-client.ts';
import { createScriptedTime } from './scripted-time.ts';
import { summaryWith } from './summaries.ts';

const set = { name: 'Set', entities: 0, relationships: 0, source: '', importedAt: '', sample: true };
const sets = [
  { ...set, id: 'one' },
  { ...set, id: 'two' },
];
const policy = { name: 'ci.policy.json', text: '{}', baseHash: 'a'.repeat(64), draft: false, problem: null };
const listed = { position: 0, id: '#1', name: 'n', type: null, verdict: 'visible', reason: 'allow' };
const workspace = {
  folder: '/w',
  policies: [{ name: 'ci.policy.json', draft: false }],
  lastOpen: null,
  recent: [],
};

async function open(): Promise<ScriptedClient & { readonly application: Application }> {
  const scripted = createScriptedClient();
  const connection = createConnection(() =>
    Promise.resolve({ client: scripted.client, onClose: () => undefined }),
  );
  const application = createApplication(connection, createScriptedTime(), {
    nextFrame: (callback) => callback(),
    whenQuiet: () => undefined,
  });
  void connection.start();
  await settled();
  await scripted
    .last('session.start')
    .answer({ host: 'browser', version: '1', folderDialog: false, recovery: null, notices: [] });
  await scripted.last('workspace.read').answer(workspace);
  await scripted.last('answers.read').answer({ answers: answerList(defaultAnswers), problem: null });
  await scripted.last('entities.list').answer({ sets, selected: 'one' });
  await scripted.last('policies.open').answer(policy);
  return { ...scripted, application };
}

describe('the counts of the workbench', () => {
  it('are asked for once policy, answers and set are there', async () => {
    const { last } = await open();
    expect(last('simulation.run').input).toMatchObject({ setId: 'one', policy: '{}' });
  });

  it('follow each keystroke', async () => {
    const { application, last } = await open();
    application.document.type('{ }');
    expect(last('simulation.run').input).toMatchObject({ policy: '{ }' });
  });

  it('follow an answer that is settled', async () => {
    const { application, last } = await open();
    const after = settleAnswer(defaultAnswers, 'multiValued', 'never', '2026-11-23');
    void application.answers.settle('multiValued', 'never');
    await last('answers.settle').answer({ answers: answerList(after), problem: null });
    expect(last('simulation.run').input).toMatchObject({ answers: answerList(after) });
  });

  it('follow the chosen set, of which nothing is explained until something is chosen', async () => {
    const { application, last } = await open();
    await last('simulation.run').answer(summaryWith({}));
    application.explanation.choose(3);
    void application.entities.select('two');
    await last('entities.select').answer({ sets, selected: 'two' });
    expect(last('simulation.run').input).toMatchObject({ setId: 'two' });
    expect(application.explanation.store.getState().position).toBeNull();
  });

  it('take no row of another set with them: the list is empty until its rows are there', async () => {
    const { application, last } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    await last('simulation.objects').answer({ total: 1, rows: [listed] });
    void application.entities.select('two');
    await last('entities.select').answer({ sets, selected: 'two' });
    expect(application.objects.store.getState()).toMatchObject({ total: null, rows: new Map() });
    await last('simulation.run').answer(summaryWith({ simulationId: 'second' }));
    expect(last('simulation.objects').input).toMatchObject({ simulationId: 'second' });
    expect(application.objects.store.getState().rows.size).toBe(0);
  });

  it('of the policy before explain nothing, and its rows are known to be old, once another one is open', async () => {
    const { application, calls, last } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    await last('simulation.objects').answer({ total: 1, rows: [listed] });
    void application.document.open('other.policy.json');
    await settled();
    await last('policies.open').answer({ ...policy, name: 'other.policy.json' });
    expect(application.objects.store.getState().outdated).toBe(true);
    application.explanation.choose(0);
    expect(calls.filter(({ method }) => method === 'simulation.explain')).toEqual([]);
    await last('simulation.run').answer(summaryWith({ simulationId: 'second' }));
    expect(last('simulation.explain').input).toEqual({ simulationId: 'second', position: 0 });
  });

  it('are those that lists and explanation are of', async () => {
    const { application, last } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    application.explanation.choose(3);
    application.document.type('{ }');
    await last('simulation.run').answer(summaryWith({ simulationId: 'second' }));
    expect(last('simulation.objects').input).toMatchObject({ simulationId: 'second' });
    expect(last('simulation.explain').input).toEqual({ simulationId: 'second', position: 3 });
  });
});
