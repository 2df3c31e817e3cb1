import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinTables } from '../../../../main/services/entities/joined-table.ts';
import { createGraphTableBuilder } from '../../../../shared/evaluate/graph-table-builder.ts';
import { objectAt } from '../../../../shared/evaluate/object-table.ts';
import { relationshipEnds } from '../../../../shared/evaluate/relationship-ends.ts';
import type { JsonObject, JsonValue } from '../../../../shared/json/json-value.ts';
import { tableAsLists } from './import-text.ts';

function tableOf(scopes: readonly (number | undefined)[], type: string) {
  const builder = createGraphTableBuilder();
  for (const [index, scope] of scopes.entries()) {
    builder.beginFile(`${type}${index}`, scope);
    builder.addEntity({ _key: index === 0 ? 'k' : `k${index}`, _type: type }, `vertex-${type}-${index}`);
    builder.addRelationship({ _type: type, _fromEntityKey: 'k', _toEntityKey: 'k1' });
    builder.addRelationship({ _type: type }, `vertex-${type}-${index}`, 'nothing');
  }
  return builder.finish();
}

it('keeps every object, its file, its vertex ids, and where its entity keys hold', () => {
  const stored = tableOf([0, 0], 'a');
  const files = tableOf([undefined, undefined], 'b');
  const joined = joinTables([stored, files]);
  expect(joined.files.map(({ name }) => name)).toEqual(['a0', 'a1', 'b0', 'b1']);
  expect([0, 1, 2, 3].map((row) => objectAt(joined.entities, row)['_type'])).toEqual(['a', 'a', 'b', 'b']);
  const ends = relationshipEnds(joined);
  const rows = (end: 'from' | 'to') => Array.from({ length: 8 }, (_, row) => ends.rowOf(end, row));
  const apart = [stored, files].map((table) => relationshipEnds(table));
  const expected = (end: 'from' | 'to') =>
    [0, 1].flatMap((part) =>
      Array.from({ length: 4 }, (_, row) => {
        const found = apart[part]?.rowOf(end, row) ?? -1;
        return found < 0 ? found : found + 2 * part;
      }),
    );
  expect(rows('from')).toEqual(expected('from'));
  expect(rows('to')).toEqual(expected('to'));
  expect(rows('from').filter((row) => row >= 0).length).toBeGreaterThan(4);
});

it('gives a single table back as it is', () => {
  const table = tableOf([undefined], 'a');
  expect(joinTables([table])).toBe(table);
});

/** Objects as their entries, whatever the order of these. */
function sorted(list: readonly object[]) {
  return list.map((object) => Object.entries(object).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

it('has the objects of its parts, one after the other, whatever properties and values they have', () => {
  const value = fc.oneof(
    fc.constantFrom<JsonValue>(0, -0, '0', null, true, 'x'),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const objects = fc.array(fc.dictionary(fc.constantFrom('a', 'b', '__proto__', ''), value), {
    maxLength: 5,
  });
  const part = fc.record({ entities: objects, relationships: objects });
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
      const tables = parts.map(({ entities, relationships }) => {
        const builder = createGraphTableBuilder();
        builder.beginFile('file');
        for (const entity of entities) builder.addEntity(entity as JsonObject);
        for (const relationship of relationships) builder.addRelationship(relationship as JsonObject);
        return builder.finish();
      });
      const joined = tableAsLists(joinTables(tables));
      expect(sorted(joined.entities)).toStrictEqual(sorted(parts.flatMap(({ entities }) => entities)));
      expect(sorted(joined.relationships)).toStrictEqual(
        sorted(parts.flatMap(({ relationships }) => relationships)),
      );
    }),
  );
});
