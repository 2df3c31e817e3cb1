import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { workerContract } from '../../../../shared/contract/contract.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { connectToServices } from '../entities/connect-to-services.ts';

let profile = '';
let client: Client<typeof workerContract>;
let close: () => void;
let reports: readonly unknown[];
beforeEach(() => {
  profile = temporaryFolder();
  ({ client, close, reports } = connectToServices(profile));
});
afterEach(() => {
  close();
  if (reports.length > 0) throw new Error(`unexpected: ${inspect(reports)}`);
});

const objects = [
  {
    _id: 'id-1',
    _key: 'k1',
    _type: 'repo',
    _class: ['CodeRepo', 'Project'],
    displayName: 'Zebra API',
    env: 'prod',
  },
  { _id: 'id-2', _key: 'k2', _type: ['repo', 'x'], _class: 'CodeRepo', name: 'yak', env: ['prod', 'dev'] },
  { _key: 'k3', _class: [], name: '', env: 'dev' },
  { _key: 'k4', _type: 'bucket', displayName: "<b>Bold</b> (.*) ' NEAR(", env: 'prod' },
  { _key: 'e1', _type: 'has', _fromEntityKey: 'k1', _toEntityKey: 'k4' },
];
const policy = JSON.stringify({
  permissions: [
    {
      effect: 'ALLOW',
      actions: ['query:ReadGraphData'],
      resources: ['*'],
      condition: { stringEquals: { env: 'prod' } },
    },
  ],
});

async function importObjects(): Promise<string> {
  const text = JSON.stringify(objects);
  const { importId } = await client.call('entities.importBegin', {
    files: [{ name: 'set.json', bytes: Buffer.byteLength(text) }],
  });
  await client.call('entities.importChunk', {
    importId,
    file: 0,
    bytes: Buffer.from(text).toString('base64'),
  });
  return (await client.call('entities.importFinish', { importId })).selection ?? '';
}

async function simulate(setId: string, text = policy) {
  return await client.call('simulation.run', { setId, policy: text, answers: [] });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RpcError ? `${error.code}: ${error.message}` : String(error)),
  );
}

type Filter = Partial<Parameters<typeof listed>[1]>;

async function listed(
  simulationId: string,
  filter: {
    readonly kind?: 'entity' | 'relationship';
    readonly verdict?: 'visible' | 'hidden' | 'undetermined';
    readonly type?: string | null;
    readonly class?: string | null;
    readonly search?: string;
    readonly offset?: number;
    readonly limit?: number;
  },
) {
  return await client.call('simulation.objects', { kind: 'entity', verdict: null, search: '', offset: 0, limit: 100, ...filter, simulationId }); // prettier-ignore
}

it('counts what a policy shows and lists every object with its verdict', async () => {
  const run = await simulate(await importObjects());
  expect(run.entities).toEqual({ total: 4, visible: 2, hidden: 1, undetermined: 1 });
  expect(run.relationships).toEqual({ total: 1, visible: 0, hidden: 1, undetermined: 0 });
  expect(run.questions.map(({ id }) => id)).toEqual(['multiValued']);
  expect(run.permissions.map(({ index, effect }) => [index, effect])).toEqual([[0, 'ALLOW']]);
  const { total, rows } = await listed(run.simulationId, {});
  expect(total).toBe(4);
  expect(
    rows.map(({ position, id, name, type, verdict, reason }) => [position, id, name, type, verdict, reason]),
  ).toEqual([
    [0, 'id-1', 'Zebra API', 'repo', 'visible', 'allow'],
    [1, 'id-2', 'yak', 'repo', 'undetermined', null],
    [2, 'k3', 'k3', null, 'hidden', 'implicitDeny'],
    [3, 'k4', "<b>Bold</b> (.*) ' NEAR(", 'bucket', 'visible', 'allow'],
  ]);
  expect((await listed(run.simulationId, { kind: 'relationship' })).rows).toMatchObject([
    { position: 4, id: 'e1' },
  ]);
});

it('tries permissions left out or of the opposite effect, beside the policy as it stands', async () => {
  const setId = await importObjects();
  const asItStands = await simulate(setId);
  expect(asItStands.unchanged).toBeNull();
  const { entities, relationships } = asItStands;
  const tried = async (changes: readonly { permission: number; change: 'leftOut' | 'flipped' }[]) =>
    await client.call('simulation.run', { setId, policy, answers: [], changes: [...changes] });
  const without = await tried([{ permission: 0, change: 'leftOut' }]);
  expect(without.entities.visible).toBe(0);
  expect(without.unchanged).toEqual({ entities, relationships });
  // The other permissions keep their places.
  expect(without.permissions.map(({ index }) => index)).toEqual(
    asItStands.permissions.map(({ index }) => index),
  );
  const flipped = await tried([{ permission: 0, change: 'flipped' }]);
  expect(flipped.entities).toMatchObject({ visible: 0, undetermined: 0 });
  const elsewhere = await tried([{ permission: 99, change: 'leftOut' }]);
  expect(elsewhere.entities).toEqual(entities);
});

it('watches objects by what reports call them, and says which are not there', async () => {
  const run = await simulate(await importObjects());
  const { watched } = await client.call('simulation.watched', {
    simulationId: run.simulationId,
    objects: [
      { kind: 'entity', id: 'k3' },
      { kind: 'relationship', id: 'e1' },
      { kind: 'entity', id: 'e1' },
      { kind: 'entity', id: '__proto__' },
    ],
  });
  expect(watched).toMatchObject([
    { id: 'k3', found: { position: 2, name: 'k3', type: null, verdict: 'hidden', reason: 'implicitDeny' } },
    { id: 'e1', kind: 'relationship', found: { position: 4, verdict: 'hidden' } },
    { id: 'e1', kind: 'entity', found: null },
    { id: '__proto__', found: null },
  ]);
});

it('filters by verdict, type, class and search, and pages', async () => {
  const run = await simulate(await importObjects());
  const cases: readonly (readonly [filter: Filter, ids: readonly string[]])[] = [
    [{ verdict: 'visible' }, ['id-1', 'k4']],
    [{ verdict: 'undetermined' }, ['id-2']],
    [{ type: 'repo' }, ['id-1', 'id-2']],
    [{ type: null }, ['k3']],
    [{ type: 'x' }, []],
    [{ class: 'CodeRepo' }, ['id-1', 'id-2']],
    [{ class: 'Project' }, ['id-1']],
    [{ class: null }, ['k3', 'k4']],
    [{ type: 'repo', class: 'CodeRepo', verdict: 'visible' }, ['id-1']],
    [{ search: 'zEBRA a' }, ['id-1']],
    [{ search: 'BUCKET' }, ['k4']],
    [{ search: 'id-' }, ['id-1', 'id-2']],
    [{ offset: 1, limit: 2 }, ['id-2', 'k3']],
    [{ offset: 4 }, []],
  ];
  for (const [filter, ids] of cases) {
    const { rows } = await listed(run.simulationId, filter);
    expect([filter, rows.map((row) => row.id)]).toEqual([filter, ids]);
  }
  expect((await listed(run.simulationId, { limit: 1 })).total).toBe(4);
});

it('case 39: takes what is searched for as text, whatever it looks like', async () => {
  const run = await simulate(await importObjects());
  for (const search of ['(.*)', '.*', "'", 'NEAR(', '<b>', "' near("]) {
    expect([search, (await listed(run.simulationId, { search })).total]).toEqual([search, 1]);
  }
  for (const search of ['" OR 1', '%', '_', 'k_', '[a-z]', '\\', '\ud800', '\0']) {
    expect([search, (await listed(run.simulationId, { search })).total]).toEqual([search, 0]);
  }
});

it('explains one object through the contract', async () => {
  const run = await simulate(await importObjects());
  const why = await client.call('simulation.explain', { simulationId: run.simulationId, position: 1 });
  expect(why).toMatchObject({ id: 'id-2', name: 'yak', verdict: 'undetermined' });
  expect(why.questions).toMatchObject([{ id: 'multiValued' }]);
  expect(why.doors.map((door) => door.resource)).toEqual(['entity:id-2', 'entity:id-2']);
  const beyond = client.call('simulation.explain', { simulationId: run.simulationId, position: 5 });
  expect(await refusal(beyond)).toMatch(/^bad_request: There is no such object/);
});

it('shows what each other answer of each assumed question would give', async () => {
  const setId = await importObjects();
  const { assumptions } = await client.call('simulation.assumptions', { setId, policy, answers: [] });
  expect(
    assumptions.map(({ id, assumed, otherwise }) => [id, assumed, otherwise.map(({ answer }) => answer)]),
  ).toEqual([
    ['conditionForm', 'both', ['stringEquals', 'queryFilters']],
    ['denyPrecedence', 'denyWins', ['lastWins']],
  ]);
  expect(assumptions[0]?.otherwise[1]?.entities.undetermined).toBe(4);
});

it('takes the answers as they are sent, and refuses one that a question does not have', async () => {
  const setId = await importObjects();
  const answers = [
    { id: 'multiValued' as const, answer: 'anyElement', source: 'settled' as const, date: '2026-11-23' },
  ];
  const run = await client.call('simulation.run', { setId, policy, answers });
  expect(run.entities).toEqual({ total: 4, visible: 3, hidden: 1, undetermined: 0 });
  const wrong = client.call('simulation.run', {
    setId,
    policy,
    answers: [{ id: 'multiValued', answer: 'yes', source: 'settled', date: null }],
  });
  expect(await refusal(wrong)).toMatch(/^bad_request: "yes" is no answer of multiValued/);
});

it('refuses a policy that can not be decided, and a set that is not there', async () => {
  expect(await refusal(simulate('sample', '{"permissions":'))).toMatch(
    /^bad_request: This policy can not be decided/,
  );
  expect(await refusal(simulate('gone'))).toMatch(/^not_found: This entity set is no longer there/);
});

it('case 34: refuses a policy nested 100,000 deep and answers the next call', async () => {
  expect(await refusal(simulate('sample', '['.repeat(100_000)))).toMatch(/^bad_request/);
  expect(await refusal(simulate('sample', `{"permissions":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toMatch(
    /^bad_request/,
  );
  expect((await simulate('sample')).entities.total).toBe(2031);
});

it('lets the newest of several runs take the place of the others', async () => {
  const runs = Array.from(
    { length: 5 },
    async (_, index) => await refusal(simulate('sample', policy.replace('prod', `${index}`))),
  );
  const outcomes = await Promise.all(runs);
  expect(outcomes.slice(0, 4).every((outcome) => outcome.startsWith('cancelled: '))).toBe(true);
  expect(outcomes[4]).toBe('answered');
});

it('keeps the last three simulations of a set, and none once another set is simulated', async () => {
  const first = await simulate('sample');
  const others = [await simulate('sample'), await simulate('sample')];
  expect((await listed(first.simulationId, {})).total).toBe(2031);
  await simulate('sample');
  const gone = /^not_found: These verdicts are no longer kept/;
  expect(await refusal(listed(first.simulationId, {}))).toMatch(gone);
  expect((await listed(others[0]?.simulationId ?? '', {})).total).toBe(2031);
  const another = await simulate(await importObjects());
  expect((await listed(another.simulationId, {})).total).toBe(4);
  expect(await refusal(listed(others[1]?.simulationId ?? '', {}))).toMatch(gone);
});
