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
  policies: [
    { name: 'ci.policy.json', draft: false },
    { name: 'team/ci.policy.json', draft: false },
  ],
  lastOpen: null,
  recent: [],
  deleted: null,
  cut: null,
};

/** Opens the workbench on what it remembers of the tabs: nothing where that is left out. */
async function open(
  tabs: object | null = null,
): Promise<ScriptedClient & { readonly application: Application }> {
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
  await scripted.last('entities.list').answer({ sets, selected: ['one'], selection: 'one' });
  for (const { method, input, answer } of scripted.calls) {
    if (method === 'settings.read') {
      await answer({ value: JSON.stringify(input).includes('tabs') ? tabs : null });
    }
  }
  const opened = scripted.last('policies.open');
  await opened.answer({ ...policy, ...(opened.input as object) });
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
    void application.entities.select(['two']);
    await last('entities.select').answer({ sets, selected: ['two'], selection: 'two' });
    expect(last('simulation.run').input).toMatchObject({ setId: 'two' });
    expect(application.explanation.store.getState().position).toBeNull();
  });

  it('take no row of another set with them: the list is empty until its rows are there', async () => {
    const { application, last } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    await last('simulation.objects').answer({ total: 1, rows: [listed] });
    void application.entities.select(['two']);
    await last('entities.select').answer({ sets, selected: ['two'], selection: 'two' });
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

  it('explain an object of a set that is not chosen once they are of it, with the row on screen', async () => {
    const { application, last, calls } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    void application.explainObject({ setId: 'two', position: 4, kind: 'relationship', row: 1 });
    expect(last('entities.select').input).toEqual({ ids: ['one', 'two'] });
    const joined = sets.map((one) => ({ ...one, entities: 10, relationships: 5 }));
    await last('entities.select').answer({ sets: joined, selected: ['one', 'two'], selection: 'one+two' });
    expect(calls.some(({ method }) => method === 'simulation.explain')).toBe(false);
    await last('simulation.run').answer(summaryWith({ simulationId: 'second' }));
    expect(last('simulation.explain').input).toEqual({ simulationId: 'second', position: 19 });
    expect(application.objects.store.getState()).toMatchObject({
      filter: { kind: 'relationship', search: '' },
      goTo: { index: 6 },
    });
  });

  it('stay with the object that is looked at when the text of a typed one changes', async () => {
    const { application, last } = await open();
    await last('simulation.run').answer(summaryWith({ simulationId: 'first' }));
    application.explanation.choose(3);
    void application.entities.read();
    await last('entities.list').answer({ sets, selected: ['one'], selection: 'one@2' });
    expect(last('simulation.run').input).toMatchObject({ setId: 'one@2' });
    expect(application.explanation.store.getState().position).toBe(3);
  });
});

describe('the open policies', () => {
  it('are those of the last run, without those that are gone', async () => {
    const { application, last } = await open({
      tabs: ['team/ci.policy.json', 'gone.policy.json', 'ci.policy.json'],
      active: 'team/ci.policy.json',
    });
    expect(application.document.store.getState()).toMatchObject({
      tabs: ['team/ci.policy.json', 'ci.policy.json'],
      document: { name: 'team/ci.policy.json' },
    });
    void application.document.open('ci.policy.json');
    await settled();
    await last('policies.open').answer(policy);
    expect(last('settings.write').input).toEqual({
      key: 'workspace.tabs',
      value: { tabs: ['team/ci.policy.json', 'ci.policy.json'], active: 'ci.policy.json' },
    });
  });

  it('are decided by the answers of their own folder, and not before these are read', async () => {
    const { application, calls, last } = await open();
    void application.document.open('team/ci.policy.json');
    await settled();
    const before = calls.filter(({ method }) => method === 'simulation.run').length;
    await last('policies.open').answer({ ...policy, name: 'team/ci.policy.json' });
    expect(last('answers.read').input).toEqual({ folder: 'team' });
    expect(calls.filter(({ method }) => method === 'simulation.run')).toHaveLength(before);
    const theirs = settleAnswer(defaultAnswers, 'multiValued', 'never', '2026-11-23');
    await last('answers.read').answer({ answers: answerList(theirs), problem: null });
    expect(last('simulation.run').input).toMatchObject({ answers: answerList(theirs) });
  });

  it('look at their files when something in the folder has changed', async () => {
    const { calls, last } = await open();
    await last('workspace.changes').answer({ tick: 3 });
    expect(last('workspace.changes').input).toEqual({ tick: 3 });
    const before = calls.filter(({ method }) => method === 'workspace.read').length;
    await last('workspace.changes').answer({ tick: 4 });
    expect(calls.filter(({ method }) => method === 'workspace.read').length).toBeGreaterThan(before);
    expect(last('policies.readFile').input).toEqual({ name: 'ci.policy.json', knownHash: 'a'.repeat(64) });
  });
});
