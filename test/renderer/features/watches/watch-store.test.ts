import { describe, expect, it } from 'vitest';
import { createWatchStore } from '../../../../renderer/features/watches/watch-store.ts';
import type { WatchStore } from '../../../../renderer/features/watches/watch-store.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient, settled } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';

const lion = { kind: 'entity', id: 'lion' } as const;
const edge = { kind: 'relationship', id: 'edge' } as const;

function seen(watch: typeof lion | typeof edge, verdict: 'visible' | 'hidden' | 'undetermined' | null) {
  const found = { position: 1, name: 'a name', type: null, verdict, reason: null };
  return { ...watch, found: verdict === null ? null : found };
}

async function opened(
  watches: readonly (typeof lion | typeof edge)[],
): Promise<ScriptedClient & { readonly watching: WatchStore }> {
  const scripted = createScriptedClient();
  const watching = createWatchStore(scripted.client);
  watching.follow('one');
  void watching.open('ci.policy.json');
  await scripted.last('watches.read').answer({ watches });
  return { ...scripted, watching };
}

function states(watching: WatchStore) {
  return watching.store.getState().rows.map(({ id, state, before }) => [id, state, before]);
}

describe('watched objects', () => {
  it('come with their policy and tell each of the five states', async () => {
    const { watching, last } = await opened([lion, edge]);
    expect(states(watching)).toEqual([
      ['lion', 'unknown', null],
      ['edge', 'unknown', null],
    ]);
    await last('simulation.watched').answer({ watched: [seen(lion, 'visible'), seen(edge, null)] });
    expect(states(watching)).toEqual([
      ['lion', 'visible', 'visible'],
      ['edge', 'missing', null],
    ]);
    watching.follow('two');
    await last('simulation.watched').answer({ watched: [seen(lion, 'undetermined'), seen(edge, 'hidden')] });
    expect(states(watching)).toEqual([
      ['lion', 'undetermined', 'visible'],
      ['edge', 'hidden', 'hidden'],
    ]);
    watching.rebase();
    expect(states(watching)[0]).toEqual(['lion', 'undetermined', 'undetermined']);
    watching.follow(null);
    await settled();
    expect(states(watching)[0]?.[1]).toBe('unknown');
  });

  it('are kept with the policy when one is pinned or taken off', async () => {
    const { watching, calls, last } = await opened([lion]);
    void watching.pin(edge);
    void watching.pin(edge);
    expect(last('watches.write').input).toEqual({ policy: 'ci.policy.json', watches: [lion, edge] });
    void watching.unpin(lion);
    expect(last('watches.write').input).toEqual({ policy: 'ci.policy.json', watches: [edge] });
    expect(calls.filter(({ method }) => method === 'watches.write')).toHaveLength(2);
  });

  it('have an id of their own: by its position another set has another object', async () => {
    const { watching, calls } = await opened([]);
    void watching.pin({ kind: 'entity', id: '#12' });
    expect(states(watching)).toEqual([]);
    expect(calls.some(({ method }) => method === 'watches.write')).toBe(false);
  });

  it('are those of the policy opened last, whichever answer comes last', async () => {
    const { watching, calls } = await opened([]);
    void watching.open('first.policy.json');
    void watching.open('second.policy.json');
    const [, first, second] = calls.filter(({ method }) => method === 'watches.read');
    await second?.answer({ watches: [edge] });
    await first?.answer({ watches: [lion] });
    expect(states(watching).map(([id]) => id)).toEqual(['edge']);
    await watching.open(null);
    expect(states(watching)).toEqual([]);
  });

  it('wait for the next counts where these are gone, and say what else went wrong', async () => {
    const { watching, last } = await opened([lion]);
    await last('simulation.watched').refuse(new RpcError('not_found', 'gone'));
    expect(watching.store.getState().problem).toBeNull();
    watching.follow('two');
    await last('simulation.watched').refuse(new RpcError('storage', 'The set can not be read.'));
    expect(watching.store.getState().problem).toBe('The set can not be read.');
  });
});
