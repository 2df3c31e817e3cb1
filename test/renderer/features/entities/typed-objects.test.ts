import { describe, expect, it } from 'vitest';
import { createEntitiesStore } from '../../../../renderer/features/entities/entities-store.ts';
import {
  placeInSelection,
  typedPosition,
} from '../../../../renderer/features/entities/place-in-selection.ts';
import { createTypedStore } from '../../../../renderer/features/entities/typed-store.ts';
import { copyText, newObjectText } from '../../../../renderer/features/entities/typed-text.ts';
import { readObjectText } from '../../../../shared/json/object-text.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';

const about = { name: '', source: '', importedAt: '', sample: false };
const sets = [
  { ...about, id: 'sample', entities: 10, relationships: 5 },
  { ...about, id: 'other', entities: 100, relationships: 50 },
  { ...about, id: 'typed', entities: 2, relationships: 1 },
];

describe('the place of an object among those of all chosen sets', () => {
  const entity = { setId: 'typed', position: 1, kind: 'entity', row: 1 } as const;
  const relationship = { setId: 'typed', position: 2, kind: 'relationship', row: 0 } as const;

  it('comes behind the objects of the chosen sets before its own', () => {
    const all = { sets, chosen: ['sample', 'other', 'typed'] };
    expect(placeInSelection(all, entity)).toEqual({ position: 166, kind: 'entity', row: 111 });
    expect(placeInSelection(all, relationship)).toEqual({ position: 167, kind: 'relationship', row: 55 });
    const two = { sets, chosen: ['other', 'typed'] };
    expect(placeInSelection(two, entity)).toEqual({ position: 151, kind: 'entity', row: 101 });
    expect(placeInSelection({ sets, chosen: ['other'] }, entity)).toBeNull();
  });

  it('tells objects typed by hand from all others', () => {
    const chosen = { sets, chosen: ['sample', 'typed'] };
    expect([14, 15, 17].map((position) => typedPosition(chosen, position))).toEqual([null, 0, 2]);
    expect(typedPosition({ sets, chosen: ['sample'] }, 15)).toBeNull();
  });
});

describe('the text of a copy', () => {
  it('keeps every value as it is written, under an id and a key of its own', () => {
    const text = copyText([
      ['_id', '"a"'],
      ['_key', '"k\\u0022"'],
      ['__proto__', '1e999'],
      ['"', '[-0]'],
    ]);
    expect(text).toBe(
      '{\n  "_id": "a-copy",\n  "_key": "k\\u0022-copy",\n  "__proto__": 1e999,\n  "\\"": [-0]\n}\n',
    );
    expect(readObjectText(text).ok).toBe(true);
  });

  it('leaves a key that is no text as it is; an object without properties stays one', () => {
    expect(copyText([['_key', '["a"]']])).toContain('"_key": ["a"]');
    expect(copyText([])).toBe('{}\n');
    expect(readObjectText(newObjectText()).ok).toBe(true);
  });
});

function stage() {
  const scripted = createScriptedClient();
  const typed = createTypedStore(scripted.client, createEntitiesStore(scripted.client));
  return { ...scripted, typed };
}

describe('typing objects', () => {
  const first = { id: 'first', text: '{"_toEntityKey":"a"}', position: 1 };
  const saved = { id: 'new', text: '{}', position: 0 };

  it('saves the draft, reads the sets anew and tells where the object stands', async () => {
    const { typed, last } = stage();
    typed.begin({ id: null, text: '{', isCopy: false });
    const saving = typed.save('{}');
    expect(last('typed.save').input).toEqual({ id: null, text: '{}' });
    await last('typed.save').answer({ id: 'new', objects: [first, saved] });
    await last('entities.list').answer({
      sets: [{ ...about, id: 'typed', entities: 1, relationships: 1 }],
      selected: ['typed'],
      selection: 'typed@1',
    });
    expect(await saving).toEqual({ setId: 'typed', position: 0, kind: 'entity', row: 0 });
    expect(typed.store.getState()).toMatchObject({ objects: [first, saved], draft: null, problem: null });
  });

  it('keeps the draft and says why where it was refused', async () => {
    const { typed, last } = stage();
    typed.begin({ id: 'first', text: '{}', isCopy: false });
    const saving = typed.save('{}');
    expect(last('typed.save').input).toEqual({ id: 'first', text: '{}' });
    await last('typed.save').refuse(new RpcError('storage', 'No space is left.'));
    expect(await saving).toBeNull();
    expect(typed.store.getState()).toMatchObject({ draft: { id: 'first' }, problem: 'No space is left.' });
    typed.leave();
    expect(typed.store.getState()).toMatchObject({ draft: null, problem: null });
  });

  it('brings back what was removed last', async () => {
    const { typed, last, calls } = stage();
    await typed.undo();
    expect(calls).toEqual([]);
    void typed.remove('first');
    await last('typed.remove').answer({ objects: [] });
    expect(typed.store.getState()).toMatchObject({ objects: [], removed: 'first' });
    void typed.undo();
    expect(last('typed.restore').input).toEqual({ id: 'first' });
    await last('typed.restore').answer({ objects: [first] });
    expect(typed.store.getState()).toMatchObject({ objects: [first], removed: null });
  });
});
