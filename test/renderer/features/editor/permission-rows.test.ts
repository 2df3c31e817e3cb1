import { expect, it } from 'vitest';
import { permissionRows } from '../../../../renderer/features/editor/permission-rows.ts';
import { policyOutline } from '../../../../shared/language-service/outline.ts';

const outline = policyOutline(
  JSON.stringify({
    permissions: Array.from({ length: 300 }, (_, index) => ({
      effect: index % 2 === 0 ? 'ALLOW' : 'DENY',
      actions: ['query:ReadGraphData'],
      resources: ['*'],
      condition: { stringEquals: { _type: `type_${index}` } },
    })),
  }),
);

function found(search: string): readonly number[] {
  return permissionRows(outline, search).rows.map(({ index }) => index);
}

it('finds permissions in which every word stands, in any case and order', () => {
  expect(found('type_299 DENY')).toEqual([299]);
  expect(found('deny "type_7"')).toEqual([7]);
  expect(found('allow "type_7"')).toEqual([]);
});

it('finds a permission by its number', () => {
  expect(found('#300')).toEqual([299]);
});

it('draws the first two hundred and counts the rest', () => {
  const { rows, more } = permissionRows(outline, '');
  expect([rows.length, more]).toEqual([200, 100]);
});
