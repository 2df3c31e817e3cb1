import { afterEach, beforeEach, expect, it } from 'vitest';
import { findStoredSet } from '../../../../main/services/entities/entity-store.ts';
import { createTypedObjectsService } from '../../../../main/services/typed-objects/typed-objects-service.ts';
import { openWorkspaceDatabase } from '../../../../main/storage/workspace-database.ts';
import type { WorkspaceDatabase } from '../../../../main/storage/workspace-database.ts';
import type { workerContract } from '../../../../shared/contract/contract.ts';
import { typedObjectsContract } from '../../../../shared/contract/typed-objects.ts';
import { connect } from '../../../../shared/rpc/client.ts';
import type { Client } from '../../../../shared/rpc/contract.ts';
import { messagePort } from '../../../../shared/rpc/message-port.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { serve } from '../../../../shared/rpc/server.ts';
import { MessageChannel } from 'node:worker_threads';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { connectToServices } from '../entities/connect-to-services.ts';

let profile = '';
let workspace: WorkspaceDatabase;
let typed: Client<typeof typedObjectsContract>;
let worker: Client<typeof workerContract>;
let close: () => void;

async function open(): Promise<void> {
  const opened = await openWorkspaceDatabase({
    folder: profile,
    clock: () => new Date('2026-11-23T10:00:00Z'),
  });
  if (opened.state !== 'ready') throw new Error(opened.message);
  workspace = opened;
  const { port1, port2 } = new MessageChannel();
  serve(
    typedObjectsContract,
    createTypedObjectsService(opened.typedObjects, opened.path),
    messagePort(port2),
    {
      report: () => undefined,
    },
  );
  typed = connect(typedObjectsContract, messagePort(port1));
  const services = connectToServices(profile);
  worker = services.client;
  close = () => {
    port1.close();
    services.close();
    workspace.close();
  };
}
beforeEach(async () => {
  profile = temporaryFolder();
  await open();
});
afterEach(() => close());

const reads =
  '{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"],"condition":{"stringEquals":{"_type":"okta_user"}}}]}';

async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RpcError ? `${error.code}: ${error.message}` : String(error)),
  );
}

it('is no set while nothing is typed, then one at the end of the list that can be chosen', async () => {
  expect((await worker.call('entities.list', {})).sets).toHaveLength(1);
  const { objects } = await typed.call('typed.save', { id: null, text: '{"_type":"okta_user"}' });
  expect(objects).toMatchObject([{ text: '{"_type":"okta_user"}', position: 0 }]);
  const { sets, selected } = await worker.call('entities.list', {});
  expect(sets.at(-1)).toMatchObject({ id: 'typed', name: 'Typed by hand', entities: 1, relationships: 0 });
  expect(selected).toEqual(['sample']);
});

it('joins the other chosen sets at their end and follows each edit', async () => {
  const { id } = await typed.call('typed.save', { id: null, text: '{"_type":"okta_user"}' });
  const { selected, selection } = await worker.call('entities.select', { ids: ['typed', 'sample'] });
  expect(selected).toEqual(['sample', 'typed']);
  const run = async (setId: string | null) =>
    await worker.call('simulation.run', { setId: setId ?? '', policy: reads, answers: [] });
  const before = await run(selection);
  expect(before.entities.total).toBe(2032);
  const shown = await worker.call('simulation.explain', {
    simulationId: before.simulationId,
    position: 3531,
  });
  expect(shown).toMatchObject({ type: 'okta_user', verdict: 'visible' });

  await typed.call('typed.save', { id, text: '{"_type":"okta_group"}' });
  const edited = await worker.call('entities.list', {});
  expect(edited.selection).not.toBe(selection);
  expect((await run(edited.selection)).entities.visible).toBe(before.entities.visible - 1);
  await typed.call('typed.remove', { id });
  expect(await worker.call('entities.list', {})).toMatchObject({ selected: ['sample'], selection: 'sample' });
  await typed.call('typed.restore', { id });
  const restored = await worker.call('entities.list', {});
  expect(restored.selected).toEqual(['sample', 'typed']);
  expect((await run(restored.selection)).entities.visible).toBe(before.entities.visible - 1);
});

it('stays chosen beside a set that is imported', async () => {
  await typed.call('typed.save', { id: null, text: '{"_type":"okta_user"}' });
  await worker.call('entities.select', { ids: ['sample', 'typed'] });
  const text = '[{"_key":"a"}]';
  const { importId } = await worker.call('entities.importBegin', {
    files: [{ name: 'a.json', bytes: text.length }],
  });
  await worker.call('entities.importChunk', {
    importId,
    file: 0,
    bytes: Buffer.from(text).toString('base64'),
  });
  const after = await worker.call('entities.importFinish', { importId });
  expect(after.selected).toEqual([after.sets[1]?.id, 'typed']);
  const run = await worker.call('simulation.run', {
    setId: after.selection ?? '',
    policy: reads,
    answers: [],
  });
  expect(run.entities.total).toBe(2);
});

it('case 37: keeps each text as it was typed, over a restart', async () => {
  const text =
    '{ "big": 1e400, "zero": -0, "exact": 9007199254740993, "\u00e9": 1, "e\u0301": 2, "lone": "\ud800" }\n';
  const { id } = await typed.call('typed.save', { id: null, text });
  close();
  await open();
  expect(await typed.call('typed.list', {})).toEqual({ objects: [{ id, text, position: 0 }] });
});

it('puts entities before relationships, and ends resolve among what was typed', async () => {
  await typed.call('typed.save', { id: null, text: '{"_fromEntityKey":"a","_toEntityKey":"b"}' });
  await typed.call('typed.save', { id: null, text: '{"_key":"a"}' });
  const { objects } = await typed.call('typed.save', { id: null, text: '{"_key":"b"}' });
  expect(objects.map(({ position }) => position)).toEqual([2, 0, 1]);
  const { selection } = await worker.call('entities.select', { ids: ['typed'] });
  const run = await worker.call('simulation.run', { setId: selection ?? '', policy: reads, answers: [] });
  const { ends } = await worker.call('simulation.explain', { simulationId: run.simulationId, position: 2 });
  expect(ends.map(({ state }) => state)).toEqual(['resolved', 'resolved']);
});

it.each([
  ['nothing', ' ', /^bad_request: There is nothing here yet/],
  ['a list', '[]', /^bad_request: This is no JSON object/],
  [
    'broken JSON',
    '{\n "a": 1,}',
    /^bad_request: Line 2, column 9: a key in double quotes is expected here\.$/,
  ],
  [
    'case 34: what is too deep',
    `{"a":${'['.repeat(90_000)}`,
    /^bad_request: Line 1, column \d+: this is too deeply nested \(limit 200\)/,
  ],
  ['a file', '{"entities":[{"_key":"a"}]}', /^bad_request: This holds a list of objects/],
])('refuses %s in one sentence', async (_, text, sentence) => {
  expect(await refusal(typed.call('typed.save', { id: null, text }))).toMatch(sentence);
  expect(await typed.call('typed.list', {})).toEqual({ objects: [] });
});

it('says so where an object is gone or its text is damaged, and goes on with the others', async () => {
  const gone = '00000000-0000-4000-8000-000000000000';
  expect(await refusal(typed.call('typed.save', { id: gone, text: '{}' }))).toMatch(
    /^not_found: .*no longer there/,
  );
  expect(await refusal(typed.call('typed.remove', { id: gone }))).toMatch(/^not_found/);
  const { id } = await typed.call('typed.save', { id: null, text: '{"_key":"a"}' });
  await typed.call('typed.save', { id: null, text: '{"_key":"b"}' });
  workspace.database
    .prepare('UPDATE typed_object SET text = ? WHERE id = ?')
    .run(Buffer.from('{}', 'utf16le'), id);
  const { objects } = await typed.call('typed.list', {});
  expect(objects).toMatchObject([{ id, text: null, position: null }, { position: 0 }]);
});

it('can be named on the command line while the window has it open', async () => {
  await typed.call('typed.save', { id: null, text: '{"_key":"a"}' });
  expect((await findStoredSet(profile, 'Typed by hand'))?.entities.size).toBe(1);
  expect(await findStoredSet(temporaryFolder(), 'Typed by hand')).toBeNull();
});
