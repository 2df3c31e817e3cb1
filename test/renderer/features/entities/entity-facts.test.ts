import { expect, it } from 'vitest';
import { createEntitiesStore } from '../../../../renderer/features/entities/entities-store.ts';
import { createChosenFacts } from '../../../../renderer/features/entities/entity-facts.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';

const set = (id: string) => ({
  id,
  name: `Set ${id}`,
  entities: 1,
  relationships: 0,
  source: 'here',
  importedAt: '2026-11-23T10:00:00Z',
  sample: false,
});
const query = { search: '', types: [], limit: 5 };

async function chosen(id: string | null) {
  const scripted = createScriptedClient();
  const entities = createEntitiesStore(scripted.client);
  const facts = createChosenFacts(scripted.client, entities);
  const choose = async (selection: string | null) => {
    const read = entities.read();
    const selected = selection === null ? [] : [selection];
    await scripted.last('entities.list').answer({ sets: [set('a'), set('b')], selected, selection });
    await read;
  };
  await choose(id);
  return { scripted, facts, choose };
}

it('asks main about the set that is chosen at that moment', async () => {
  const { scripted, facts, choose } = await chosen('a');
  expect(facts()?.setName).toBe('Set a');
  const values = facts()?.values('env', query);
  expect(scripted.last('facts.values').input).toEqual({ setId: 'a', property: 'env', ...query });
  await scripted.last('facts.values').answer({ items: [], total: 7 });
  expect(await values).toEqual({ items: [], total: 7 });
  await choose('b');
  void facts()?.ids('x', 3);
  expect(scripted.last('facts.ids').input).toEqual({ setId: 'b', search: 'x', limit: 3 });
});

it('knows nothing where no set is chosen', async () => {
  const { facts } = await chosen(null);
  expect(facts()).toBeNull();
});

it('finds nothing where main can not be asked', async () => {
  const { scripted, facts } = await chosen('a');
  const properties = facts()?.properties(query);
  await scripted.last('facts.properties').refuse(new RpcError('unavailable', 'Gone.'));
  expect(await properties).toEqual({ items: [], total: 0 });
});

it('asks for no text that is too long to be in a list', async () => {
  const { scripted, facts } = await chosen('a');
  void facts()?.ids('x'.repeat(5000), 3);
  expect(scripted.last('facts.ids').input).toMatchObject({ search: 'x'.repeat(1000) });
});
