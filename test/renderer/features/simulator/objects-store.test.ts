import { describe, expect, it } from 'vitest';
import { createObjectsStore } from '../../../../renderer/features/simulator/objects-store.ts';
import type { ObjectsStore } from '../../../../renderer/features/simulator/objects-store.ts';
import type { ObjectRow } from '../../../../shared/report/simulation.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';
import { createScriptedTime } from '../../scripted-time.ts';
import type { ScriptedTime } from '../../scripted-time.ts';

function stage(): ScriptedClient & { readonly objects: ObjectsStore; readonly time: ScriptedTime } {
  const scripted = createScriptedClient();
  const time = createScriptedTime();
  return { ...scripted, time, objects: createObjectsStore(scripted.client, time.after) };
}

function row(position: number): ObjectRow {
  return {
    position,
    id: `#${position}`,
    name: `n${position}`,
    type: null,
    verdict: 'visible',
    reason: 'allow',
  };
}

describe('a list of objects', () => {
  it('fetches the pages that are on screen, each once', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 900, rows: [row(0)] });
    objects.show(250, 320);
    objects.show(260, 330);
    expect(calls.map(({ input }) => (input as { offset: number }).offset)).toEqual([0, 200, 300]);
    await calls[1]?.answer({ total: 900, rows: [row(7)] });
    expect(objects.store.getState().rows.get(200)?.position).toBe(7);
    expect(objects.store.getState().rows.get(0)?.position).toBe(0);
  });

  it('keeps the old rows until those of the next simulation are there, then drops them all', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 2, rows: [row(0), row(1)] });
    objects.follow('two');
    expect(objects.store.getState().rows.size).toBe(2);
    await calls[1]?.answer({ total: 1, rows: [row(1)] });
    expect([...objects.store.getState().rows.values()].map(({ position }) => position)).toEqual([1]);
    expect(objects.store.getState().total).toBe(1);
  });

  it('says that its rows are old once the next ones let wait, and no longer when they come', async () => {
    const { objects, time, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 1, rows: [row(0)] });
    objects.follow('two');
    time.pass(499);
    expect(objects.store.getState().outdated).toBe(false);
    time.pass(1);
    expect(objects.store.getState().outdated).toBe(true);
    await calls[1]?.answer({ total: 1, rows: [row(1)] });
    expect(objects.store.getState().outdated).toBe(false);
    time.pass(5000);
    expect(objects.store.getState().outdated).toBe(false);
  });

  it('says at once that its rows are of another policy, until those of the next simulation are there', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 900, rows: [row(0)] });
    objects.outdate();
    expect(objects.store.getState().outdated).toBe(true);
    objects.show(250, 290);
    await calls[1]?.answer({ total: 900, rows: [row(250)] });
    expect(objects.store.getState().outdated).toBe(true);
    objects.follow('two');
    expect(objects.store.getState().outdated).toBe(true);
    await calls[2]?.answer({ total: 900, rows: [row(250)] });
    expect(objects.store.getState().outdated).toBe(false);
  });

  it('fills again after it was empty, which shows no row', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 1, rows: [row(0)] });
    objects.follow(null);
    objects.show(0, -1);
    objects.follow('two');
    await calls[1]?.answer({ total: 1, rows: [row(5)] });
    expect(objects.store.getState().rows.get(0)?.position).toBe(5);
  });

  it('drops a late page of another filter', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    objects.change({ verdict: 'hidden' });
    await calls[0]?.answer({ total: 5, rows: [row(4)] });
    expect(calls[0]?.signal?.aborted).toBe(true);
    expect(objects.store.getState().total).toBeNull();
  });

  it('drops a page that was answered in the moment in which another filter was chosen', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    const answering = calls[0]?.answer({ total: 5, rows: [row(4)] });
    objects.change({ verdict: 'hidden' });
    await answering;
    expect(objects.store.getState().total).toBeNull();
  });

  it('filters by a bar that is chosen, and no longer once it is chosen again', () => {
    const { objects, calls } = stage();
    objects.follow('one');
    objects.toggleBar({ by: 'class', value: null });
    expect(calls.at(-1)?.input).toMatchObject({ class: null });
    expect(calls.at(-1)?.input).not.toHaveProperty('type');
    objects.toggleBar({ by: 'class', value: null });
    expect(calls.at(-1)?.input).not.toHaveProperty('class');
  });

  it('searches when the typing pauses and counts each verdict among what it finds', async () => {
    const { objects, time, calls } = stage();
    objects.follow('one');
    objects.search('a');
    objects.search('ab');
    expect(calls).toHaveLength(1);
    expect(objects.store.getState().filter.search).toBe('ab');
    time.pass(120);
    const searching = calls.slice(1);
    expect(searching.map(({ input }) => (input as { search: string }).search)).toEqual([
      'ab',
      'ab',
      'ab',
      'ab',
    ]);
    for (const [index, call] of searching.entries()) await call.answer({ total: index, rows: [] });
    expect(objects.store.getState().found).toEqual({ visible: 1, undetermined: 2, hidden: 3 });
  });

  it('waits in silence for the next simulation where its own is no longer kept', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.refuse(new RpcError('not_found', 'It is gone.'));
    expect(objects.store.getState().problem).toBeNull();
  });

  it('says why it can’t be shown', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.refuse(new RpcError('unavailable', 'The worker is gone.'));
    expect(objects.store.getState().problem).toBe('The worker is gone.');
  });

  it('gives a row that is gone to before its page is there once it is', async () => {
    const { objects, calls } = stage();
    objects.follow('one');
    await calls[0]?.answer({ total: 900, rows: [row(0)] });
    const left = objects.rowAt(500);
    const last = objects.rowAt(899);
    objects.show(890, 899);
    await calls[1]?.answer({ total: 900, rows: Array.from({ length: 100 }, (_, index) => row(800 + index)) });
    expect(await left).toBeNull();
    expect((await last)?.position).toBe(899);
  });
});
