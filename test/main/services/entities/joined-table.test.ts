import { expect, it } from 'vitest';
import { joinTables } from '../../../../main/services/entities/joined-table.ts';
import { createGraphTableBuilder } from '../../../../shared/evaluate/graph-table-builder.ts';
import { objectAt } from '../../../../shared/evaluate/object-table.ts';
import { relationshipEnds } from '../../../../shared/evaluate/relationship-ends.ts';

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
